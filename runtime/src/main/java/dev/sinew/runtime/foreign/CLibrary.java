package dev.sinew.runtime.foreign;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// How functions of the C library are found and their failures read (JEP 454). Who calls one keeps
/// its handle in a static final field and calls it exactly; otherwise a call boxes its arguments.
///
/// **Thread.** Any; no allocation but in [#find].
public final class CLibrary {

  /// Of the memory into which a call that was found with [#ERRNO_KEPT] writes its error number; its
  /// first argument.
  public static final MemoryLayout STATE = Linker.Option.captureStateLayout();

  /// A call with this option keeps `errno`, which the JVM may overwrite before anybody looks.
  public static final Linker.Option ERRNO_KEPT = Linker.Option.captureCallState("errno");

  private static final Linker LINKER = Linker.nativeLinker();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private CLibrary() {}

  /// @throws UnsatisfiedLinkError when the library has no such function
  @SuppressWarnings("restricted") // this module is what --enable-native-access is for
  public static MethodHandle find(String name, FunctionDescriptor shape, Linker.Option... options) {
    return LINKER.downcallHandle(
        LINKER
            .defaultLookup()
            .find(name)
            .orElseThrow(() -> new UnsatisfiedLinkError("the C library has no " + name)),
        shape,
        options);
  }

  /// The error number of the last failed call that wrote into this memory.
  public static int errno(MemorySegment state) {
    return (int) ERRNO.get(state, 0L);
  }

  /// What a downcall, which throws nothing of its own, is declared to throw.
  public static IllegalStateException impossible(Throwable e) {
    return new IllegalStateException(e);
  }
}
