package dev.sinew.drivers.camera;

import dev.sinew.runtime.Clock;

/// Shows recorded pictures at the pace at which they were taken, from the moment it is asked for
/// the first one. After a stall of more than one period the rest comes that much later; nothing is
/// skipped, and no frame is old when it comes. Confined to one thread.
public final class Playback {

  private final Clock clock;
  private final long periodNanos;
  private long startNanos = Long.MIN_VALUE;

  public Playback(Clock clock, long periodNanos) {
    this.clock = clock;
    this.periodNanos = periodNanos;
  }

  /// Waits until a picture is due, or for the timeout.
  ///
  /// @param offsetNanos of the picture from the beginning
  /// @return whether it is due
  public boolean await(long offsetNanos, long timeoutNanos) {
    long now = clock.nanos();
    boolean first = startNanos == Long.MIN_VALUE;
    if (first || now - stampNanos(offsetNanos) > periodNanos) startNanos = now - offsetNanos;
    clock.sleepUntil(Math.min(stampNanos(offsetNanos), now + timeoutNanos));
    return clock.nanos() >= stampNanos(offsetNanos);
  }

  /// When a picture is due; its stamp.
  public long stampNanos(long offsetNanos) {
    return startNanos + offsetNanos;
  }
}
