package dev.sinew.drivers.camera.stream;

import java.util.Arrays;

/// The line that maps a sender's time to the host's clock: of all arrivals in the last seconds, the
/// one with the least delay is taken to have had none to spare, and the others are late by what
/// they lie above it (the minimum-delay line of NTP's clock filter, RFC 5905 section 10). What
/// every picture takes in any case remains in its stamp; it is the section's `latency-ms`.
///
/// The window lets the line follow two clocks that drift apart. Confined to one thread.
final class StampLine {

  /// A sender whose time jumps by more is a new one.
  private static final long JUMP_NANOS = 1_000_000_000;

  /// How long the line only learns: what a server has in stock comes too late at first.
  static final long SETTLE_NANOS = 500_000_000;

  private static final long SLOT_NANOS = 2_000_000_000;
  private static final int SLOTS = 8;

  private final long[] least = new long[SLOTS];
  private long slot;
  private long offset = Long.MAX_VALUE;
  private long begunNanos;

  /// @param senderNanos when the picture was taken, on the sender's clock
  /// @param arrivalNanos when it came, on the host's clock
  void learn(long senderNanos, long arrivalNanos) {
    long sample = arrivalNanos - senderNanos;
    boolean fresh = offset == Long.MAX_VALUE || Math.abs(sample - offset) > JUMP_NANOS;
    if (fresh) {
      Arrays.fill(least, Long.MAX_VALUE);
      begunNanos = arrivalNanos;
    }
    long now = arrivalNanos / SLOT_NANOS;
    for (long s = Math.max(slot + 1, now - SLOTS + 1); s <= now; s++)
      least[(int) (s % SLOTS)] = Long.MAX_VALUE;
    slot = now;
    int at = (int) (now % SLOTS);
    least[at] = Math.min(least[at], sample);
    offset = Long.MAX_VALUE;
    for (long each : least) offset = Math.min(offset, each);
  }

  /// Whether it has learnt long enough.
  boolean isSettled(long nowNanos) {
    return offset != Long.MAX_VALUE && nowNanos - begunNanos >= SETTLE_NANOS;
  }

  /// On the host's clock.
  long host(long senderNanos) {
    return senderNanos + offset;
  }
}
