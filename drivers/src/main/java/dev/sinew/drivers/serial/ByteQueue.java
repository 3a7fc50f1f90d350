package dev.sinew.drivers.serial;

import dev.sinew.runtime.Clock;
import java.util.concurrent.locks.LockSupport;

/// Bytes from one thread to another, in order. One writes, one reads; any may close. No allocation.
final class ByteQueue {

  private static final int CAPACITY = 1 << 16;

  private final byte[] bytes = new byte[CAPACITY];
  private volatile long written;
  private volatile long taken;
  private volatile Thread waiting;
  private volatile boolean closed;

  /// Writer. What does not fit is lost.
  void put(byte[] from, int offset, int length) {
    long at = written;
    int count = (int) Math.min(length, CAPACITY - (at - taken));
    for (int i = 0; i < count; i++) bytes[(int) (at + i) & CAPACITY - 1] = from[offset + i];
    written = at + count;
    LockSupport.unpark(waiting);
  }

  /// Reader. Waits until `length` bytes are there, the queue is closed, the deadline has passed or
  /// the thread is interrupted.
  void await(int length, long deadlineNanos, Clock clock) {
    waiting = Thread.currentThread();
    while (written - taken < length && !closed) {
      long left = deadlineNanos - clock.nanos();
      if (left <= 0 || Thread.currentThread().isInterrupted()) break;
      LockSupport.parkNanos(this, left);
    }
    waiting = null;
  }

  /// Reader.
  ///
  /// @return how many bytes there were, at most `length`
  int take(byte[] into, int offset, int length) {
    long at = taken;
    int count = (int) Math.min(length, written - at);
    for (int i = 0; i < count; i++) into[offset + i] = bytes[(int) (at + i) & CAPACITY - 1];
    taken = at + count;
    return count;
  }

  /// Reader.
  void clear() {
    taken = written;
  }

  void close() {
    closed = true;
    LockSupport.unpark(waiting);
  }

  boolean isClosed() {
    return closed;
  }
}
