package dev.sinew.runtime;

import java.util.concurrent.locks.LockSupport;

/// The machine's monotonic clock (`System.nanoTime`; CLOCK_MONOTONIC on Linux). Any thread.
public final class MonotonicClock implements Clock {

  public MonotonicClock() {}

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void sleepUntil(long deadlineNanos) {
    long left = deadlineNanos - System.nanoTime();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, left);
      left = deadlineNanos - System.nanoTime();
    }
  }
}
