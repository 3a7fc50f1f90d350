package dev.sinew.app.fault;

import dev.sinew.runtime.Clock;

/// A clock that is five seconds ahead from a certain instant on. Any thread.
final class JumpingClock implements Clock {

  private static final long JUMP_NANOS = 5_000_000_000L;

  private final Clock clock;
  private volatile long fromNanos = Long.MAX_VALUE;

  JumpingClock(Clock clock) {
    this.clock = clock;
  }

  /// Jumps at an instant of the clock before the jump.
  void jumpAt(long nanos) {
    fromNanos = nanos;
  }

  @Override
  public long nanos() {
    long now = clock.nanos();
    return now < fromNanos ? now : now + JUMP_NANOS;
  }

  @Override
  public void sleepUntil(long deadlineNanos) {
    long ahead = nanos() - clock.nanos();
    clock.sleepUntil(deadlineNanos - ahead);
  }
}
