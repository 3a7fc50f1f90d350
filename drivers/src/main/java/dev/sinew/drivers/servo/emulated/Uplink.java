package dev.sinew.drivers.servo.emulated;

/// Bytes on their way to the host, each with the instant at which it has arrived. One thread at a
/// time; no allocation. What nobody fetches is lost beyond 16 KiB.
final class Uplink {

  /// Nothing is on its way.
  static final long NEVER = Long.MAX_VALUE;

  private static final int CAPACITY = 1 << 14;

  private final byte[] bytes = new byte[CAPACITY];
  private final long[] instants = new long[CAPACITY];
  private long byteNanos;
  private long head;
  private long tail;
  private long freeNanos = Long.MIN_VALUE;

  /// From now on a byte takes that long.
  void pace(long nanos) {
    byteNanos = nanos;
  }

  /// The end of the last byte that was sent.
  long freeNanos() {
    return freeNanos;
  }

  /// How long so many bytes take.
  long nanos(int count) {
    return count * byteNanos;
  }

  /// @return the instant at which the last byte has arrived
  long send(byte[] from, int offset, int length, long startNanos) {
    long at = Math.max(startNanos, freeNanos);
    for (int i = 0; i < length; i++) {
      at += byteNanos;
      put(from[offset + i], at);
    }
    freeNanos = at;
    return at;
  }

  private void put(byte value, long instant) {
    if (tail - head == CAPACITY) return;
    int at = (int) (tail++ % CAPACITY);
    bytes[at] = value;
    instants[at] = instant;
  }

  /// Bytes that have arrived by now.
  ///
  /// @return how many, up to `length`
  int take(byte[] into, int offset, int length, long nowNanos) {
    int count = 0;
    while (count < length && head < tail && instants[(int) (head % CAPACITY)] <= nowNanos)
      into[offset + count++] = bytes[(int) (head++ % CAPACITY)];
    return count;
  }

  /// When the `count`-th byte from now on has arrived, or the last of fewer; [#NEVER] when nothing
  /// is on its way.
  long readyNanos(int count) {
    if (head == tail) return NEVER;
    return instants[(int) ((Math.min(head + count, tail) - 1) % CAPACITY)];
  }

  /// Throws away what has arrived by now.
  void discard(long nowNanos) {
    while (head < tail && instants[(int) (head % CAPACITY)] <= nowNanos) head++;
  }
}
