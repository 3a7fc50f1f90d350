package dev.sinew.policies.link;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.NoAnswerException;

/// When a lost server may be tried again: 0.1 s after the first failure, then after twice as long
/// each time, at most 2 s. One thread.
public final class Backoff {

  private static final long FIRST_PAUSE = 100_000_000;
  private static final long LONGEST_PAUSE = 2_000_000_000;

  private final Clock clock;
  private long pause = FIRST_PAUSE;
  private long notBefore = Long.MIN_VALUE;
  private String why = "";

  public Backoff(Clock clock) {
    this.clock = clock;
  }

  /// @throws NoAnswerException when the next attempt is not due yet; it says why the last one
  ///     failed
  public void mustBeDue() {
    if (notBefore == Long.MIN_VALUE) return;
    long remaining = notBefore - clock.nanos();
    if (remaining <= 0) return;
    throw new NoAnswerException(
        "%s; the next attempt is due in %d ms".formatted(why, remaining / 1_000_000));
  }

  /// Nobody was there.
  public void failed(NoAnswerException e) {
    why = e.getMessage();
    notBefore = clock.nanos() + pause;
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }

  /// There was an answer.
  public void worked() {
    pause = FIRST_PAUSE;
    notBefore = Long.MIN_VALUE;
  }
}
