package dev.sinew.drivers.serial;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.sinew.runtime.foreign.CLibrary;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// An open terminal of Linux: bytes with deadlines, and its settings. One thread; no allocation
/// after it was opened.
///
/// Numbers from the kernel's `include/uapi/asm-generic`: `fcntl.h`, `poll.h`, `termbits.h`,
/// `ioctls.h`, and `include/uapi/linux/serial.h`.
final class Descriptor implements AutoCloseable {

  static final int O_RDWR_NOCTTY_NONBLOCK_CLOEXEC = 0x2 | 0x100 | 0x800 | 0x80000;

  private static final short POLLIN = 0x1;
  private static final short POLLOUT = 0x4;
  private static final int ASKED_AT = 4;
  private static final int ANSWERED_AT = 6;
  private static final long TCFLSH = 0x540B;

  /// TCIFLUSH: what came in; the request takes the number itself for an address.
  private static final MemorySegment INPUT_QUEUE = MemorySegment.NULL;

  private static final long TIOCEXCL = 0x540C;
  private static final long TIOCNXCL = 0x540D;
  private static final int LOCK_EX_NB = 2 | 4;
  private static final int CHUNK = 4096;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long WRITE_PATIENCE_NANOS = 1_000_000_000;

  private final String name;
  private final int file;
  private final MemorySegment bytes;
  private final MemorySegment poll;
  private final MemorySegment timeout;
  private final MemorySegment state;
  private boolean claimed;
  private boolean closed;

  private Descriptor(String name, int file) {
    this.name = name;
    this.file = file;
    Arena arena = Arena.ofAuto();
    bytes = arena.allocate(CHUNK);
    poll = arena.allocate(2 * Integer.BYTES, Integer.BYTES);
    timeout = arena.allocate(2 * Long.BYTES, Long.BYTES);
    state = arena.allocate(CLibrary.STATE);
    poll.set(JAVA_INT, 0, file);
  }

  /// @throws IOException in one line, naming the port
  static Descriptor open(String path) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      int file =
          TtyCalls.open(
              arena.allocate(CLibrary.STATE),
              arena.allocateFrom(path),
              O_RDWR_NOCTTY_NONBLOCK_CLOEXEC);
      if (file < 0) throw Errno.problem(path, -file);
      return new Descriptor(path, file);
    }
  }

  /// Takes a descriptor that is open already.
  static Descriptor of(String name, int file) {
    return new Descriptor(name, file);
  }

  String name() {
    return name;
  }

  int file() {
    return file;
  }

  /// No other program may use it from now on: neither one that asks for a lock (flock(2), as
  /// pyserial and jSerialComm do) nor, unless it is the administrator's, one that just opens it
  /// (tty_ioctl(4)).
  void claim() throws IOException {
    if (TtyCalls.lock(state, file, LOCK_EX_NB) < 0) throw Errno.EBUSY.problem(name);
    control(TIOCEXCL, MemorySegment.NULL);
    claimed = true;
  }

  /// @return 0, or below zero the negated error number
  int tryControl(long request, MemorySegment argument) {
    if (closed) return -Errno.EIO.number();
    return TtyCalls.ioctl(state, file, request, argument);
  }

  void control(long request, MemorySegment argument) throws IOException {
    require(tryControl(request, argument));
  }

  void discardInput() throws IOException {
    requireOpen();
    control(TCFLSH, INPUT_QUEUE);
  }

  /// As [SerialLine#read].
  int read(byte[] into, int offset, int length, long deadlineNanos) throws IOException {
    int count = 0;
    while (count < length && await(POLLIN, deadlineNanos)) {
      int got = TtyCalls.read(state, file, bytes, Math.min(CHUNK, length - count));
      if (got == 0) throw Errno.EIO.problem(name);
      if (got < 0 && (Errno.EAGAIN.is(-got) || Errno.EINTR.is(-got))) continue;
      require(got);
      MemorySegment.copy(bytes, JAVA_BYTE, 0, into, offset + count, got);
      count += got;
    }
    return count;
  }

  /// @throws IOException in one line also when the port takes nothing for a second
  void write(byte[] from, int offset, int length) throws IOException {
    long deadlineNanos = System.nanoTime() + WRITE_PATIENCE_NANOS;
    int count = 0;
    while (count < length) {
      if (!await(POLLOUT, deadlineNanos)) throw new IOException(name + ": it takes no more bytes");
      int next = Math.min(CHUNK, length - count);
      MemorySegment.copy(from, offset + count, bytes, JAVA_BYTE, 0, next);
      int taken = TtyCalls.write(state, file, bytes, next);
      if (taken < 0 && (Errno.EAGAIN.is(-taken) || Errno.EINTR.is(-taken))) continue;
      require(taken);
      count += taken;
    }
  }

  /// Until the descriptor can do that, or says that it is gone, which the call that follows will
  /// meet.
  private boolean await(short what, long deadlineNanos) throws IOException {
    requireOpen();
    poll.set(JAVA_SHORT, ASKED_AT, what);
    int ready;
    do {
      long left = Math.max(0, deadlineNanos - System.nanoTime());
      timeout.set(JAVA_LONG, 0, left / NANOS_PER_SECOND);
      timeout.set(JAVA_LONG, Long.BYTES, left % NANOS_PER_SECOND);
      poll.set(JAVA_SHORT, ANSWERED_AT, (short) 0);
      ready = TtyCalls.poll(poll, timeout);
    } while (ready < 0);
    return ready > 0;
  }

  private void requireOpen() throws IOException {
    if (closed) throw new IOException(name + ": the port was closed");
  }

  private void require(int result) throws IOException {
    if (result < 0) throw Errno.problem(name, -result);
  }

  @Override
  public void close() {
    if (closed) return;
    if (claimed) tryControl(TIOCNXCL, MemorySegment.NULL);
    closed = true;
    TtyCalls.close(file);
  }
}
