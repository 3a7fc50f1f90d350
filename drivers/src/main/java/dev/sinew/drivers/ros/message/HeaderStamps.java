package dev.sinew.drivers.ros.message;

import dev.sinew.runtime.Clock;
import java.time.Instant;
import java.time.InstantSource;

/// By the wall-clock stamp in the header, moved to the loop's clock by an offset that is read once:
/// a wall clock that is set later on cannot move the past.
///
/// @param offsetNanos loop's clock minus wall clock
public record HeaderStamps(long offsetNanos) implements StampRule {

  /// Clocks of machines that NTP or chrony keeps differ by less; a stamp that is so little ahead
  /// counts as made on arrival.
  static final long SKEW_NANOS = 1_000_000;

  private static final long SECOND = 1_000_000_000;
  private static final int READINGS = 8;

  /// Reads the offset where the two clocks could be read closest to one another.
  public static HeaderStamps reading(Clock clock, InstantSource wall) {
    long offset = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < READINGS; i++) {
      long before = clock.nanos();
      long now = nanos(wall.instant());
      long after = clock.nanos();
      if (after - before >= least) continue;
      least = after - before;
      offset = before + (after - before) / 2 - now;
    }
    return new HeaderStamps(offset);
  }

  /// Nanoseconds since 1970.
  static long nanos(Instant instant) {
    return instant.getEpochSecond() * SECOND + instant.getNano();
  }

  @Override
  public long nanos(long headerNanos, long arrivalNanos) throws RefusedException {
    if (headerNanos == 0)
      throw new RefusedException("has no stamp in its header; 'stamps: arrival' needs none");
    long stamp = headerNanos + offsetNanos;
    if (stamp - arrivalNanos > SKEW_NANOS)
      throw new RefusedException(
          "is stamped %.3f s in the future; are the clocks of both machines kept by NTP?"
              .formatted((stamp - arrivalNanos) * 1e-9));
    return Math.min(stamp, arrivalNanos);
  }

  @Override
  public boolean isSources() {
    return true;
  }
}
