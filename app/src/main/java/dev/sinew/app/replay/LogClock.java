package dev.sinew.app.replay;

import dev.sinew.runtime.Clock;

/// Shows what it is told to.
final class LogClock implements Clock {

  private long nanos;

  void show(long nanos) {
    this.nanos = nanos;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void sleepUntil(long deadlineNanos) {
    throw new IllegalStateException("nobody waits in a replay");
  }
}
