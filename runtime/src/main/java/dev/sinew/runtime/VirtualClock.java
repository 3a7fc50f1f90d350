package dev.sinew.runtime;

/// Time that moves only when somebody waits for it. Confined to one thread.
public final class VirtualClock implements Clock {

  private long nanos;

  public VirtualClock() {}

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void sleepUntil(long deadlineNanos) {
    nanos = Math.max(nanos, deadlineNanos);
  }
}
