package dev.sinew.drivers.camera.stream;

import dev.sinew.runtime.Clock;
import java.time.Instant;

/// The wall-clock on the loop's clock, by an offset that is read once: a step of the wall-clock
/// later on moves no stamp.
final class WallClock {

  private static final int READINGS = 9;

  private final long offsetNanos;

  /// Of several readings the one between the two closest instants of the loop's clock counts.
  WallClock(Clock clock) {
    long best = Long.MAX_VALUE;
    long offset = 0;
    for (int i = 0; i < READINGS; i++) {
      long before = clock.nanos();
      Instant wall = Instant.now();
      long after = clock.nanos();
      if (after - before >= best) continue;
      best = after - before;
      offset = before + best / 2 - (wall.getEpochSecond() * 1_000_000_000L + wall.getNano());
    }
    offsetNanos = offset;
  }

  /// @param wallNanos since 1970
  long nanos(long wallNanos) {
    return wallNanos + offsetNanos;
  }
}
