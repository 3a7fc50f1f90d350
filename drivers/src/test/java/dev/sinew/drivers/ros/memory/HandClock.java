package dev.sinew.drivers.ros.memory;

import dev.sinew.runtime.Clock;
import java.util.concurrent.atomic.AtomicLong;

/// Time that moves when a test says so, or waits for it. Any thread.
public final class HandClock implements Clock {

  private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);

  private volatile Runnable waiting = () -> {};

  public HandClock() {}

  /// What the rest of the world does whenever somebody waits.
  public void whileWaiting(Runnable world) {
    waiting = world;
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public void sleepUntil(long deadlineNanos) {
    nanos.accumulateAndGet(deadlineNanos, Math::max);
    waiting.run();
  }

  public void pass(double ms) {
    nanos.addAndGet(Math.round(ms * 1e6));
  }
}
