package dev.sinew.runtime.loop;

/// Absolute deadlines: phase is kept, missed periods are skipped whole and counted, never caught up
/// (WPILib's `PeriodicPriorityQueue` rule). Pure arithmetic; confined to one thread.
public final class Pacer {

  private final long periodNanos;
  private long deadlineNanos;

  /// @param firstNanos first deadline
  public Pacer(long firstNanos, long periodNanos) {
    if (periodNanos <= 0)
      throw new IllegalArgumentException("period " + periodNanos + " ns is not positive");
    this.periodNanos = periodNanos;
    deadlineNanos = firstNanos;
  }

  /// The next deadline.
  public long deadlineNanos() {
    return deadlineNanos;
  }

  /// The youngest deadline not after `nowNanos`, which becomes the current one: returns how many
  /// were missed.
  public int skipTo(long nowNanos) {
    long missed = Math.max(0, Math.floorDiv(nowNanos - deadlineNanos, periodNanos));
    deadlineNanos += missed * periodNanos;
    return (int) Math.min(missed, Integer.MAX_VALUE);
  }

  /// The current deadline is served.
  public void next() {
    deadlineNanos += periodNanos;
  }
}
