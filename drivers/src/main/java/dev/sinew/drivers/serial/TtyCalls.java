package dev.sinew.drivers.serial;

import static dev.sinew.runtime.foreign.CLibrary.ERRNO_KEPT;
import static dev.sinew.runtime.foreign.CLibrary.find;
import static dev.sinew.runtime.foreign.CLibrary.impossible;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.sinew.runtime.foreign.CLibrary;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The calls themselves, through the C library. Linux on x86-64 and arm64. Each answers what the
/// call does; below zero it is the negated error number.
///
/// Sources: open(2), read(2), write(2), ioctl(2), ppoll(2), flock(2), posix_openpt(3), grantpt(3),
/// unlockpt(3), ptsname(3). No call is `Linker.Option.critical`: most of them wait.
final class TtyCalls {

  private static final MethodHandle OPEN =
      find(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          ERRNO_KEPT,
          Linker.Option.firstVariadicArg(2));
  private static final FunctionDescriptor CONTROL =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
  private static final MethodHandle IOCTL =
      find("ioctl", CONTROL, Linker.Option.firstVariadicArg(2));
  private static final MethodHandle WHY_NO_IOCTL =
      find("ioctl", CONTROL, ERRNO_KEPT, Linker.Option.firstVariadicArg(2));
  private static final FunctionDescriptor TRANSFER =
      FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle READ = find("read", TRANSFER);
  private static final MethodHandle WHY_NO_READ = find("read", TRANSFER, ERRNO_KEPT);
  private static final MethodHandle WRITE = find("write", TRANSFER);
  private static final MethodHandle WHY_NO_WRITE = find("write", TRANSFER, ERRNO_KEPT);
  private static final MethodHandle PPOLL =
      find("ppoll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));
  private static final MethodHandle FLOCK =
      find("flock", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT), ERRNO_KEPT);
  private static final MethodHandle CLOSE =
      find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle POSIX_OPENPT =
      find("posix_openpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT), ERRNO_KEPT);
  private static final MethodHandle GRANTPT =
      find("grantpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT), ERRNO_KEPT);
  private static final MethodHandle UNLOCKPT =
      find("unlockpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT), ERRNO_KEPT);
  private static final MethodHandle PTSNAME_R =
      find("ptsname_r", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG));

  private TtyCalls() {}

  static int open(MemorySegment state, MemorySegment path, int flags) {
    try {
      return (int) result((int) OPEN.invokeExact(state, path, flags), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int ioctl(MemorySegment state, int file, long request, MemorySegment argument) {
    try {
      int result = (int) IOCTL.invokeExact(file, request, argument);
      if (result >= 0) return result;
      return (int) result((int) WHY_NO_IOCTL.invokeExact(state, file, request, argument), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int read(MemorySegment state, int file, MemorySegment into, long length) {
    try {
      long count = (long) READ.invokeExact(file, into, length);
      if (count >= 0) return (int) count;
      return (int) result((long) WHY_NO_READ.invokeExact(state, file, into, length), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int write(MemorySegment state, int file, MemorySegment from, long length) {
    try {
      long count = (long) WRITE.invokeExact(file, from, length);
      if (count >= 0) return (int) count;
      return (int) result((long) WHY_NO_WRITE.invokeExact(state, file, from, length), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /// Waits for one descriptor.
  ///
  /// @param poll `struct pollfd`
  /// @param timeout `struct timespec`, relative
  /// @return 1 when it is ready or gone, 0 when the time is over, below 0 when a signal came, the
  ///     only way in which these arguments can fail
  static int poll(MemorySegment poll, MemorySegment timeout) {
    try {
      return (int) PPOLL.invokeExact(poll, 1L, timeout, MemorySegment.NULL);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int lock(MemorySegment state, int file, int operation) {
    try {
      return (int) result((int) FLOCK.invokeExact(state, file, operation), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static void close(int file) {
    try {
      int _ = (int) CLOSE.invokeExact(file);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int openTerminal(MemorySegment state, int flags) {
    try {
      return (int) result((int) POSIX_OPENPT.invokeExact(state, flags), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /// Lets the other end be opened.
  static int unlockTerminal(MemorySegment state, int file) {
    try {
      long granted = result((int) GRANTPT.invokeExact(state, file), state);
      return (int) (granted < 0 ? granted : result((int) UNLOCKPT.invokeExact(state, file), state));
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /// Path of the other end, ended by 0.
  static int terminalName(int file, MemorySegment into) {
    try {
      return -(int) PTSNAME_R.invokeExact(file, into, into.byteSize());
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  private static long result(long result, MemorySegment state) {
    return result >= 0 ? result : -CLibrary.errno(state);
  }
}
