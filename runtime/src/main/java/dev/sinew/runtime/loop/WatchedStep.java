package dev.sinew.runtime.loop;

import dev.sinew.runtime.Clock;

/// A step that can be seen to hang: in a disk, in a driver. One thread steps; [#hangs] is for any.
/// No allocation.
public final class WatchedStep implements PacedStep {

  private static final long AT_REST = Long.MIN_VALUE;

  private final PacedStep step;
  private final Clock clock;
  private final long patienceNanos;
  private volatile long begunNanos = AT_REST;

  /// @param patienceNanos longest that a step may take
  public WatchedStep(PacedStep step, Clock clock, long patienceNanos) {
    this.step = step;
    this.clock = clock;
    this.patienceNanos = patienceNanos;
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    begunNanos = clock.nanos();
    try {
      step.step(deadlineNanos, skipped);
    } finally {
      begunNanos = AT_REST;
    }
  }

  /// Whether a step is at work and has been for too long.
  public boolean hangs() {
    long begun = begunNanos;
    return begun != AT_REST && clock.nanos() - begun > patienceNanos;
  }
}
