package dev.sinew.policies.link;

import dev.sinew.runtime.Clock;

/// When a lost server may be tried again: 0.1 s after the first failure, then after twice as long
/// each time, at most 2 s. One thread.
public final class Backoff {

  private static final long FIRST_PAUSE = 100_000_000;
  private static final long LONGEST_PAUSE = 2_000_000_000;

  private final Clock clock;
  private long pause = FIRST_PAUSE;
  private long notBefore = Long.MIN_VALUE;

  public Backoff(Clock clock) {
    this.clock = clock;
  }

  /// Time until the next attempt is due; 0 when it is.
  public long remainingNanos() {
    return Math.max(0, notBefore == Long.MIN_VALUE ? 0 : notBefore - clock.nanos());
  }

  /// Nobody was there.
  public void failed() {
    notBefore = clock.nanos() + pause;
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }

  /// There was an answer.
  public void worked() {
    pause = FIRST_PAUSE;
    notBefore = Long.MIN_VALUE;
  }
}
