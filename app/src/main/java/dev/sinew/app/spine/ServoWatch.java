package dev.sinew.app.spine;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.exchange.StatusBoard;
import dev.sinew.runtime.loop.PacedStep;

/// Looks from outside whether the servo still ticks, on a thread of its own; when it does not, the
/// robot is halted. Two looks in a row must find no progress, so that a machine that stood still as
/// a whole and goes on is not taken for a dead servo. No allocation.
final class ServoWatch implements PacedStep {

  private final StatusBoard status;
  private final Clock clock;
  private final long maxSilenceNanos;
  private final Runnable halt;
  private long seenTicks;
  private long seenNanos;
  private int looks;
  private volatile long silentNanos;

  /// @param maxSilenceNanos longest time without a tick
  /// @param halt runs once, on the watch's thread
  ServoWatch(StatusBoard status, Clock clock, long maxSilenceNanos, Runnable halt) {
    this.status = status;
    this.clock = clock;
    this.maxSilenceNanos = maxSilenceNanos;
    this.halt = halt;
    seenNanos = clock.nanos();
  }

  /// How often to look.
  long periodNanos() {
    return maxSilenceNanos / 4;
  }

  /// How long the servo had been silent when the robot was halted; 0 while it was not.
  long silentNanos() {
    return silentNanos;
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    if (silentNanos != 0) return;
    long ticks = status.ticks();
    long now = clock.nanos();
    if (ticks != seenTicks || ticks == 0) {
      seenTicks = ticks;
      seenNanos = now;
      looks = 0;
      return;
    }
    looks++;
    if (looks < 2 || now - seenNanos <= maxSilenceNanos) return;
    silentNanos = now - seenNanos;
    halt.run();
  }
}
