package dev.sinew.app.record;

import dev.sinew.runtime.Clock;
import java.time.Instant;

/// What the wall clock said at one instant of the loop's clock. Read once: a wall clock that is set
/// later moves nothing in a recording.
///
/// @param offsetNanos from the loop's clock to nanoseconds since 1970
record WallClock(Instant now, long offsetNanos) {

  static WallClock of(Clock clock) {
    Instant now = Instant.now();
    long wall = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    return new WallClock(now, wall - clock.nanos());
  }
}
