package dev.sinew.drivers.camera.v4l2;

import static dev.sinew.runtime.foreign.CLibrary.ERRNO_KEPT;
import static dev.sinew.runtime.foreign.CLibrary.find;
import static dev.sinew.runtime.foreign.CLibrary.impossible;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.sinew.runtime.foreign.CLibrary;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The calls themselves, through the C library. Linux on x86-64 and arm64.
///
/// Sources: open(2), ioctl(2), poll(2), eventfd(2), mmap(2); numbers from the kernel's
/// `include/uapi/asm-generic`: `fcntl.h`, `poll.h`, `mman-common.h`.
final class LinuxVideoDevice implements VideoDevice {

  private static final int O_RDWR_NONBLOCK_CLOEXEC = 0x2 | 0x800 | 0x80000;
  private static final int EFD_NONBLOCK_CLOEXEC = 0x800 | 0x80000;
  private static final int PROT_READ_WRITE = 0x3;
  private static final int MAP_SHARED = 0x1;
  private static final long MAP_FAILED = -1;
  private static final short POLLIN = 0x1;
  private static final short POLLERR = 0x8;
  private static final short POLLHUP = 0x10;
  private static final short POLLNVAL = 0x20;
  private static final long NANOS_PER_MILLI = 1_000_000;

  /// `struct pollfd`: the descriptor, what is asked, what is answered.
  private static final int POLLFD_BYTES = 8;

  private static final int ASKED_AT = 4;
  private static final int ANSWERED_AT = 6;

  private static final MethodHandle OPEN =
      find(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          ERRNO_KEPT,
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle IOCTL =
      find(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          ERRNO_KEPT,
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle POLL =
      find("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT), ERRNO_KEPT);
  private static final MethodHandle MMAP =
      find(
          "mmap",
          FunctionDescriptor.of(
              ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG),
          ERRNO_KEPT);
  private static final MethodHandle MUNMAP =
      find("munmap", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle EVENTFD =
      find("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle WRITE =
      find("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle CLOSE =
      find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final Path path;
  private final int file;
  private final int bell;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment state = arena.allocate(CLibrary.STATE);
  private final MemorySegment polled = arena.allocate(2 * POLLFD_BYTES, Integer.BYTES);
  private final MemorySegment one = arena.allocateFrom(JAVA_LONG, 1);
  private final List<MemorySegment> mapped = new ArrayList<>();
  private boolean closed;

  private LinuxVideoDevice(Path path, int file, int bell) {
    this.path = path;
    this.file = file;
    this.bell = bell;
    watch(0, file);
    watch(1, bell);
  }

  /// @throws IOException in one line when there is none, or it may not be used
  static LinuxVideoDevice open(Path path) throws IOException {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment state = call.allocate(CLibrary.STATE);
      MemorySegment name = call.allocateFrom(path.toString());
      int file = (int) OPEN.invokeExact(state, name, O_RDWR_NONBLOCK_CLOEXEC);
      if (file < 0) throw Errno.problem(path, "cannot be opened", CLibrary.errno(state));
      return new LinuxVideoDevice(path, file, (int) EVENTFD.invokeExact(0, EFD_NONBLOCK_CLOEXEC));
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public int ioctl(long request, MemorySegment argument) {
    try {
      int error;
      do {
        error =
            (int) IOCTL.invokeExact(state, file, request, argument) == 0
                ? 0
                : CLibrary.errno(state);
      } while (Errno.EINTR.is(error));
      return error;
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  @Override
  public Readiness await(long timeoutNanos) {
    long millis = Math.max(0, (timeoutNanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    try {
      int ready =
          (int) POLL.invokeExact(state, polled, 2L, (int) Math.min(millis, Integer.MAX_VALUE));
      if (ready <= 0) return Readiness.NOTHING;
    } catch (Throwable e) {
      throw impossible(e);
    }
    short answer = polled.get(JAVA_SHORT, ANSWERED_AT);
    if ((answer & (POLLERR | POLLHUP | POLLNVAL)) != 0) return Readiness.GONE;
    return (answer & POLLIN) != 0 ? Readiness.READY : Readiness.NOTHING;
  }

  @Override
  @SuppressWarnings("restricted") // the kernel's answer is exactly that long
  public MemorySegment map(long offset, long length) throws IOException {
    MemorySegment at;
    try {
      at =
          (MemorySegment)
              MMAP.invokeExact(
                  state, MemorySegment.NULL, length, PROT_READ_WRITE, MAP_SHARED, file, offset);
    } catch (Throwable e) {
      throw impossible(e);
    }
    if (at.address() == MAP_FAILED)
      throw Errno.problem(path, "a picture buffer cannot be mapped", CLibrary.errno(state));
    mapped.add(at.reinterpret(length, arena, null));
    return mapped.getLast();
  }

  @Override
  public synchronized void wake() {
    if (closed) return;
    try {
      long _ = (long) WRITE.invokeExact(bell, one, (long) Long.BYTES);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) return;
    closed = true;
    try {
      for (MemorySegment buffer : mapped) {
        int _ = (int) MUNMAP.invokeExact(buffer, buffer.byteSize());
      }
      int _ = (int) CLOSE.invokeExact(bell);
      int _ = (int) CLOSE.invokeExact(file);
    } catch (Throwable e) {
      throw impossible(e);
    }
    arena.close();
  }

  private void watch(int i, int descriptor) {
    polled.set(JAVA_INT, (long) i * POLLFD_BYTES, descriptor);
    polled.set(JAVA_SHORT, (long) i * POLLFD_BYTES + ASKED_AT, POLLIN);
  }

  private static int errno(MemorySegment state) {
    return CLibrary.errno(state);
  }
}
