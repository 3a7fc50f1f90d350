package dev.sinew.drivers.ros.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.ros.memory.HandClock;
import dev.sinew.drivers.ros.memory.MemoryGraph;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StampRuleTest {

  private static final long MS = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  @Test
  void anArrivalIsMovedBackByTheLatencyThatIsKnown() throws Exception {
    assertThat(new ArrivalStamps(3 * MS).nanos(99, 10 * MS)).isEqualTo(7 * MS);
  }

  /// The wall clock answers late most times: only the reading in between two close ones is exact.
  @Test
  void theOffsetIsTakenWhereTheClocksCouldBeReadClosest() {
    HandClock clock = new HandClock();
    long ahead = 5 * SECOND;
    int[] reading = {0};
    HeaderStamps stamps =
        HeaderStamps.reading(
            clock,
            () -> {
              boolean quick = reading[0]++ == 3;
              Instant now = Instant.ofEpochSecond(0, clock.nanos() + ahead);
              if (!quick) clock.pass(4);
              return now;
            });
    assertThat(stamps.offsetNanos()).isEqualTo(-ahead);
  }

  @Test
  void simulatedTimeBeginsAnewAfterAReset() throws Exception {
    SimulatedStamps stamps = new SimulatedStamps();
    assertThatThrownBy(() -> stamps.nanos(SECOND, SECOND))
        .hasMessage("came before the first time on /clock");
    assertThat(stamps.at(7)).isZero();
    tick(stamps, 100 * SECOND, 10 * SECOND);
    assertThat(stamps.nanos(100 * SECOND - 4 * MS, 10 * SECOND + MS))
        .isEqualTo(10 * SECOND - 4 * MS);
    assertThat(stamps.at(10 * SECOND + 20 * MS)).isEqualTo(100 * SECOND + 20 * MS);
    tick(stamps, SECOND, 11 * SECOND);
    assertThat(stamps.nanos(SECOND, 11 * SECOND + MS)).isEqualTo(11 * SECOND);
  }

  @Test
  void aMessageMayOvertakeItsTickButNotByMuch() throws Exception {
    SimulatedStamps stamps = new SimulatedStamps();
    tick(stamps, 100 * SECOND, 10 * SECOND);
    long arrival = 10 * SECOND + MS;
    assertThat(stamps.nanos(100 * SECOND + 2 * MS, arrival)).isEqualTo(arrival);
    assertThatThrownBy(() -> stamps.nanos(101 * SECOND, arrival))
        .hasMessage("is stamped 1.000 s after the time on /clock");
  }

  private static void tick(SimulatedStamps stamps, long simulated, long host) {
    stamps.message(MemoryGraph.draft("rosgraph_msgs/Clock").time("clock", simulated).build(), host);
  }
}
