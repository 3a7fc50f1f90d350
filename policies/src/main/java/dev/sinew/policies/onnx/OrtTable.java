package dev.sinew.policies.onnx;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.sinew.runtime.port.PolicyException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The function table of ONNX Runtime's C API, in the library that its Java API has loaded.
///
/// Source: `struct OrtApi` of `onnxruntime_c_api.h`. The table only grows at its end, so a slot
/// keeps its meaning in every later version.
///
/// Pointers travel as `long`: a `MemorySegment` for each would be garbage on every call.
final class OrtTable {

  /// The version of the table that knows every slot used here: it holds
  /// `Session_GetEpGraphAssignmentInfo`.
  private static final int VERSION = 24;

  private static final Linker LINKER = Linker.nativeLinker();

  private static final MemorySegment FUNCTIONS = functions();

  private OrtTable() {}

  /// @param slot of a function that takes these arguments and returns an `OrtStatus*`, null when
  ///     all is well
  static MethodHandle call(int slot, MemoryLayout... arguments) {
    return handle(FUNCTIONS.getAtIndex(ADDRESS, slot), FunctionDescriptor.of(JAVA_LONG, arguments));
  }

  /// @param slot of a function that frees what it is given
  static MethodHandle release(int slot) {
    return handle(FUNCTIONS.getAtIndex(ADDRESS, slot), FunctionDescriptor.ofVoid(JAVA_LONG));
  }

  /// `OrtGetApiBase()->GetApi(VERSION)`.
  @SuppressWarnings("restricted")
  private static MemorySegment functions() {
    Engines.start();
    MemorySegment base =
        SymbolLookup.loaderLookup()
            .find("OrtGetApiBase")
            .orElseThrow(
                () ->
                    new PolicyException(
                        "ONNX Runtime's native library belongs to another class loader"));
    try {
      MemorySegment found =
          (MemorySegment) handle(base, FunctionDescriptor.of(ADDRESS)).invokeExact();
      MemorySegment getApi = found.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
      MemorySegment table =
          (MemorySegment)
              handle(getApi, FunctionDescriptor.of(ADDRESS, JAVA_INT)).invokeExact(VERSION);
      if (table.equals(MemorySegment.NULL))
        throw new PolicyException("ONNX Runtime is older than 1." + VERSION);
      return table.reinterpret(Long.MAX_VALUE);
    } catch (PolicyException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle handle(MemorySegment function, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(function, descriptor);
  }
}
