package dev.sinew.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.PlanTail;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The stated bound, over random latencies from nothing to three chunk lengths with spikes, losses,
/// resets, slowed time and late ticks. Each try is one trace of 60 chunks.
class SeamBoundTest {

  private static final List<List<Integer>> NONE = List.of();
  private static final List<List<Integer>> ROTATION = List.of(List.of(1, 2, 3, 4));

  @Property(seed = "20261", tries = 2000)
  void theCommandNeverStepsFartherThanItsStrategySays(
      @ForAll("schedules") Schedule schedule, @ForAll long seed) {
    SeamTrace trace = new SeamTrace(schedule, seed);
    trace.run();
    assertThat(trace.worst()).as(trace.worstText()).isLessThanOrEqualTo(0);
    assertThat(trace.joined()).isPositive();
  }

  @Provide
  Arbitrary<Schedule> schedules() {
    return Combinators.combine(
            Arbitraries.of(strategies().toList()),
            Arbitraries.of(Interpolation.class),
            Arbitraries.integers().between(1, 12),
            Arbitraries.of(List.of(NONE, ROTATION)))
        .as(
            (strategy, interpolation, execute, rotations) ->
                new Schedule(strategy, interpolation, execute, rotations));
  }

  private static Stream<Strategy> strategies() {
    return Stream.of(
        new Strategy.Receding(),
        new Strategy.Synchronous(),
        new Strategy.ReAnchor(70),
        new Strategy.ReAnchor(400),
        new Strategy.Blend(70),
        new Strategy.Blend(400),
        new Strategy.Ensemble(Strategy.Weights.ACT_OLDEST, 0.05, 8),
        new Strategy.Ensemble(Strategy.Weights.NEWEST_FIRST, 0.3, 16),
        new Strategy.Rtc(PlanTail.Use.GUIDED, 10, 4, 4, 250));
  }
}
