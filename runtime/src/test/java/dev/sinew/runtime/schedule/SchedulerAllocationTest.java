package dev.sinew.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.PlanTail;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Ten thousand ticks of every strategy with a chunk every ten, rotations among the columns.
class SchedulerAllocationTest {

  private static final int TICKS = 10_000;
  private static final int ROUNDS = 6;
  private static final int DOF = 5;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Stream<Schedule> schedules() {
    return Stream.of(
            new Strategy.Receding(),
            new Strategy.Synchronous(),
            new Strategy.ReAnchor(70),
            new Strategy.Blend(70),
            new Strategy.Ensemble(Strategy.Weights.NEWEST_FIRST, 0.1, 16),
            new Strategy.Rtc(PlanTail.Use.GUIDED, 10, 4, 8, 70))
        .map(
            strategy ->
                new Schedule(strategy, Interpolation.LINEAR, 8, List.of(List.of(1, 2, 3, 4))));
  }

  /// The least of several rounds: while the JVM still loads and compiles, it allocates on the
  /// thread's account.
  @ParameterizedTest
  @MethodSource("schedules")
  void noTickAllocates(Schedule schedule) {
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && allocated > 0; round++) {
      Desk desk = new Desk(schedule, DOF);
      long before = threads.getCurrentThreadAllocatedBytes();
      run(desk);
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(allocated).isZero();
  }

  private static void run(Desk desk) {
    for (int i = 0; i < TICKS; i++) {
      long now = 10L * i;
      if (i % 10 == 0) chunk(desk, now, i);
      if (i % 1000 == 999) desk.epoch.advance();
      desk.sample(now, i % 7 == 0 ? 0.5 : 1);
    }
  }

  private static void chunk(Desk desk, long now, int i) {
    ChunkBuffer chunk = desk.scheduler.incoming();
    chunk.describe(Desk.ROWS, now, Desk.STEP, i, desk.epoch.current(), now);
    for (int row = 0; row < Desk.ROWS; row++) {
      chunk.set(row, 0, row * 0.1 + i % 3);
      chunk.set(row, 1, 1);
      chunk.set(row, 2, 0.1 * row);
      chunk.set(row, 3, 0.01 * (i % 5));
      chunk.set(row, 4, 0);
    }
    desk.scheduler.normalize();
    desk.scheduler.offer(now);
  }
}
