package dev.sinew.drivers.retry;

/// How long to wait before the next attempt: twice as long after every failure, up to a limit.
/// Confined to one thread.
public final class Backoff {

  private final long firstNanos;
  private final long longestNanos;
  private long nanos;

  /// @param firstNanos after the first failure
  /// @param longestNanos never more
  public Backoff(long firstNanos, long longestNanos) {
    this.firstNanos = firstNanos;
    this.longestNanos = longestNanos;
    nanos = firstNanos;
  }

  /// Of the wait that begins now; the one after it is longer.
  public long next() {
    long wait = nanos;
    nanos = Math.min(longestNanos, 2 * nanos);
    return wait;
  }

  /// An attempt succeeded.
  public void reset() {
    nanos = firstNanos;
  }
}
