package dev.sinew.teleop.device.evdev;

import static dev.sinew.runtime.foreign.CLibrary.ERRNO_KEPT;
import static dev.sinew.runtime.foreign.CLibrary.find;
import static dev.sinew.runtime.foreign.CLibrary.impossible;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.sinew.runtime.foreign.CLibrary;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// The calls themselves, through the C library. Linux on x86-64 and arm64.
///
/// Sources: open(2), read(2), ioctl(2); numbers from the kernel's
/// `include/uapi/asm-generic/fcntl.h`.
final class LinuxInputFile implements InputFile {

  private static final int O_RDONLY_NONBLOCK_CLOEXEC = 0x800 | 0x80000;

  private static final MethodHandle OPEN =
      find(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          ERRNO_KEPT,
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle READ =
      find("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), ERRNO_KEPT);
  private static final MethodHandle IOCTL =
      find(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          ERRNO_KEPT,
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE =
      find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final Path path;
  private final int file;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment state = arena.allocate(CLibrary.STATE);
  private boolean closed;

  private LinuxInputFile(Path path, int file) {
    this.path = path;
    this.file = file;
  }

  /// @throws IOException in one line when there is none, or it may not be read
  static LinuxInputFile open(Path path) throws IOException {
    int file;
    int error;
    try (Arena call = Arena.ofConfined()) {
      MemorySegment state = call.allocate(CLibrary.STATE);
      MemorySegment name = call.allocateFrom(path.toString());
      file = (int) OPEN.invokeExact(state, name, O_RDONLY_NONBLOCK_CLOEXEC);
      error = CLibrary.errno(state);
    } catch (Throwable e) {
      throw impossible(e);
    }
    if (file < 0) throw InputErrno.problem(path, error);
    return new LinuxInputFile(path, file);
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public int read(MemorySegment into) {
    try {
      long read = (long) READ.invokeExact(state, file, into, into.byteSize());
      return read < 0 ? -CLibrary.errno(state) : (int) read;
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  @Override
  public int ioctl(long request, MemorySegment argument) {
    try {
      int answer = (int) IOCTL.invokeExact(state, file, request, argument);
      return answer < 0 ? -CLibrary.errno(state) : answer;
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    try {
      int _ = (int) CLOSE.invokeExact(file);
    } catch (Throwable e) {
      throw impossible(e);
    }
    arena.close();
  }

  private static int errno(MemorySegment state) {
    return CLibrary.errno(state);
  }
}
