package dev.sinew.teleop.device.keyboard;

/// Characters on their way from the thread that waits for them to the one that understands them.
/// Bounded: what is typed while nobody listens is heard up to the bound.
///
/// Two threads. Allocates nothing.
final class KeyFeed {

  private static final int MOST = 256;

  private final char[] chars = new char[MOST];
  private final long[] stamps = new long[MOST];
  private int first;
  private int count;
  private boolean ended;

  /// @param nanos instant at which it came
  synchronized void offer(char c, long nanos) {
    if (count == MOST) return;
    int at = (first + count++) % MOST;
    chars[at] = c;
    stamps[at] = nanos;
  }

  /// No more will come.
  synchronized void end() {
    ended = true;
  }

  /// Whether the terminal is gone.
  synchronized boolean ended() {
    return ended;
  }

  synchronized boolean isEmpty() {
    return count == 0;
  }

  /// When the oldest character came; there is one.
  synchronized long stampNanos() {
    return stamps[first];
  }

  /// Takes the oldest character; there is one.
  synchronized char take() {
    char c = chars[first];
    first = (first + 1) % MOST;
    count--;
    return c;
  }
}
