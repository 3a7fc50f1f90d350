package dev.sinew.policies.onnx;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.sinew.runtime.port.PolicyException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.function.ObjIntConsumer;

/// The calls of ONNX Runtime's C API that its Java API lacks: binding memory that stays in place.
///
/// Arguments that are pointers are plain addresses. A failed call throws a [PolicyException] with
/// the library's own words in one line. [#run] allocates nothing.
final class OrtCalls {

  /// `OrtArenaAllocator`, `OrtMemTypeDefault`.
  private static final int ARENA = 1;

  private static final int DEFAULT_MEMORY = 0;

  private static final MethodHandle GET_ERROR_MESSAGE = OrtTable.call(2, JAVA_LONG);
  private static final MethodHandle CREATE_TENSOR =
      OrtTable.call(49, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG);
  private static final MethodHandle CREATE_CPU_MEMORY_INFO =
      OrtTable.call(69, JAVA_INT, JAVA_INT, JAVA_LONG);
  private static final MethodHandle CREATE_MEMORY_INFO =
      OrtTable.call(68, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG);
  private static final MethodHandle ALLOCATE = OrtTable.call(75, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle FREE = OrtTable.call(76, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle RELEASE_MEMORY_INFO = OrtTable.release(94);
  private static final MethodHandle CREATE_ALLOCATOR =
      OrtTable.call(131, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle RELEASE_ALLOCATOR = OrtTable.release(132);
  private static final MethodHandle RELEASE_STATUS = OrtTable.release(93);
  private static final MethodHandle RELEASE_VALUE = OrtTable.release(96);
  private static final MethodHandle RUN_WITH_BINDING =
      OrtTable.call(133, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle CREATE_IO_BINDING = OrtTable.call(134, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle RELEASE_IO_BINDING = OrtTable.release(135);
  private static final MethodHandle BIND_INPUT =
      OrtTable.call(136, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle BIND_OUTPUT =
      OrtTable.call(137, JAVA_LONG, JAVA_LONG, JAVA_LONG);

  private static final MethodHandle GET_ASSIGNMENT =
      OrtTable.call(407, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle GET_ASSIGNED_NAME = OrtTable.call(408, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle GET_ASSIGNED_NODES =
      OrtTable.call(409, JAVA_LONG, JAVA_LONG, JAVA_LONG);

  private static final long HOST = cpuMemory();

  private OrtCalls() {}

  /// An `OrtValue` over memory that the caller keeps alive.
  static long value(Tensor tensor, Memory memory) {
    try (Arena arena = Arena.ofConfined()) {
      long[] sizes = tensor.shape();
      MemorySegment shape = arena.allocateFrom(JAVA_LONG, sizes);
      MemorySegment out = arena.allocate(JAVA_LONG);
      check(
          (long)
              CREATE_TENSOR.invokeExact(
                  memory.info(),
                  memory.address(),
                  (long) tensor.size() * tensor.type().bytes(),
                  shape.address(),
                  (long) sizes.length,
                  tensor.type().code(),
                  out.address()));
      return out.get(JAVA_LONG, 0);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static long ioBinding(long session) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(JAVA_LONG);
      check((long) CREATE_IO_BINDING.invokeExact(session, out.address()));
      return out.get(JAVA_LONG, 0);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static void bindInput(long binding, MemorySegment name, long value) {
    try {
      check((long) BIND_INPUT.invokeExact(binding, name.address(), value));
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static void bindOutput(long binding, MemorySegment name, long value) {
    try {
      check((long) BIND_OUTPUT.invokeExact(binding, name.address(), value));
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static void run(long session, long binding) {
    try {
      check((long) RUN_WITH_BINDING.invokeExact(session, 0L, binding));
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  /// Tells every part of a session's graph: the provider that runs it and its number of nodes. The
  /// session was opened with `session.record_ep_graph_assignment_info`.
  static void assignedNodes(long session, ObjIntConsumer<String> part) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(JAVA_LONG);
      MemorySegment count = arena.allocate(JAVA_LONG);
      check((long) GET_ASSIGNMENT.invokeExact(session, out.address(), count.address()));
      int parts = Math.toIntExact(count.get(JAVA_LONG, 0));
      MemorySegment subgraphs = array(out.get(JAVA_LONG, 0), parts);
      for (int i = 0; i < parts; i++) {
        long subgraph = subgraphs.getAtIndex(JAVA_LONG, i);
        check((long) GET_ASSIGNED_NODES.invokeExact(subgraph, out.address(), count.address()));
        check((long) GET_ASSIGNED_NAME.invokeExact(subgraph, out.address()));
        part.accept(text(out.get(JAVA_LONG, 0)), Math.toIntExact(count.get(JAVA_LONG, 0)));
      }
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  /// The `OrtMemoryInfo*` of the first device of this name.
  static long memoryInfo(String device) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(JAVA_LONG);
      MemorySegment name = arena.allocateFrom(device);
      check(
          (long)
              CREATE_MEMORY_INFO.invokeExact(
                  name.address(), ARENA, 0, DEFAULT_MEMORY, out.address()));
      return out.get(JAVA_LONG, 0);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static long allocator(long session, long info) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(JAVA_LONG);
      check((long) CREATE_ALLOCATOR.invokeExact(session, info, out.address()));
      return out.get(JAVA_LONG, 0);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static long allocate(long allocator, long bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(JAVA_LONG);
      check((long) ALLOCATE.invokeExact(allocator, bytes, out.address()));
      return out.get(JAVA_LONG, 0);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static void free(long allocator, long address) {
    try {
      check((long) FREE.invokeExact(allocator, address));
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static void releaseAllocator(long allocator) {
    release(RELEASE_ALLOCATOR, allocator);
  }

  static void releaseMemoryInfo(long info) {
    release(RELEASE_MEMORY_INFO, info);
  }

  /// The `OrtMemoryInfo*` of main memory; lives as long as the process.
  static long hostInfo() {
    return HOST;
  }

  static void releaseValue(long value) {
    release(RELEASE_VALUE, value);
  }

  static void releaseIoBinding(long binding) {
    release(RELEASE_IO_BINDING, binding);
  }

  private static long cpuMemory() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(JAVA_LONG);
      check((long) CREATE_CPU_MEMORY_INFO.invokeExact(ARENA, DEFAULT_MEMORY, out.address()));
      return out.get(JAVA_LONG, 0);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  private static void release(MethodHandle release, long what) {
    try {
      release.invokeExact(what);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  private static void check(long status) throws Throwable {
    if (status == 0) return;
    String message = text((long) GET_ERROR_MESSAGE.invokeExact(status));
    RELEASE_STATUS.invokeExact(status);
    throw new PolicyException(Engines.oneLine(message));
  }

  /// A C string that the library owns.
  @SuppressWarnings("restricted")
  private static String text(long address) {
    return MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE).getString(0);
  }

  @SuppressWarnings("restricted")
  private static MemorySegment array(long address, int length) {
    return MemorySegment.ofAddress(address).reinterpret((long) length * Long.BYTES);
  }

  private static RuntimeException rethrown(Throwable e) {
    if (e instanceof RuntimeException known) return known;
    if (e instanceof Error fatal) throw fatal;
    return new IllegalStateException(e);
  }
}
