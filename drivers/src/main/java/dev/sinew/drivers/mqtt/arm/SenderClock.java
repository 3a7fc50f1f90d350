package dev.sinew.drivers.mqtt.arm;

/// How late a message is, without a common clock: by how much its delay is over the least delay
/// seen. The least is of the last 10 to 20 seconds, so that a drift of 100 ppm between the clocks
/// makes 2 ms (the minimum filter of D. Mills, RFC 5905 section 10, over two windows). Confined to
/// one thread; no allocation.
final class SenderClock {

  static final long WINDOW_NANOS = 10_000_000_000L;

  private boolean begun;
  private long windowEnd;
  private long leastBefore;
  private long least;

  void begin() {
    begun = false;
  }

  /// What this message would be over the least delay; negative when it is quicker than any.
  long ageNanos(long senderNanos, long arrivalNanos) {
    return begun ? arrivalNanos - senderNanos - Math.min(least, leastBefore) : 0;
  }

  /// Learns from a message.
  ///
  /// @param arrivalNanos never before the one of the last message
  void note(long senderNanos, long arrivalNanos) {
    long delay = arrivalNanos - senderNanos;
    if (!begun) {
      begun = true;
      least = delay;
      leastBefore = delay;
      windowEnd = arrivalNanos + WINDOW_NANOS;
    } else if (arrivalNanos >= windowEnd) {
      leastBefore = least;
      least = delay;
      windowEnd = arrivalNanos + WINDOW_NANOS;
    } else {
      least = Math.min(least, delay);
    }
  }
}
