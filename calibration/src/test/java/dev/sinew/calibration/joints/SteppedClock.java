package dev.sinew.calibration.joints;

import dev.sinew.runtime.Clock;

/// Time that passes only while somebody waits. One thread.
final class SteppedClock implements Clock {

  private long nanos = 1_000_000_000;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void sleepUntil(long deadlineNanos) {
    nanos = Math.max(nanos, deadlineNanos);
  }
}
