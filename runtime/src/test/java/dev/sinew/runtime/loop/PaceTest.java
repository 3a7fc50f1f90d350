package dev.sinew.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.PlanTail;
import dev.sinew.runtime.schedule.Schedule;
import dev.sinew.runtime.schedule.Strategy;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When inference happens and what it gets to see, on a virtual clock; a policy that takes time
/// lets the servo tick meanwhile. Steps of 100 ms, ticks of 10 ms, chunks of 4 rows.
class PaceTest {

  private static final long TICK = FakeRobot.TICK;
  private static final long STEP = FakePolicy.STEP;

  private Bench bench;
  private long latencyTicks;

  @Test
  void synchronousObservesWhenTheRowsWereExecutedAndNotBefore() {
    start(new Strategy.Synchronous(), 2, 13);
    run(70);
    assertThat(observedTicks()).startsWith(0L, 13L + 20, 2 * (13L + 20));
  }

  @Test
  void synchronousInLockStepObservesEveryExecutedRows() {
    start(new Strategy.Synchronous(), 2, 0);
    run(60);
    assertThat(observedTicks()).containsExactly(0L, 20L, 40L);
  }

  @Test
  void synchronousTriesAgainAStepAfterAChunkThatWasVoid() {
    start(new Strategy.Synchronous(), 2, 0);
    int[] calls = {0};
    bench.policy.answer =
        o -> {
          if (calls[0]++ < 2) bench.exchange.epoch().advance();
          return FakePolicy.chunk(o, 0, 0, 0, 0);
        };
    run(40);
    assertThat(observedTicks()).hasSize(4);
    assertThat(bench.inference.failure()).isNull();
  }

  @Test
  void theFirstInferenceSeesNoPlan() {
    start(rtc(PlanTail.Use.GUIDED, 4), 1, 3);
    run(1);
    assertThat(bench.policy.seen.getFirst().tail().isEmpty()).isTrue();
  }

  @Test
  void theTailIsWhatIsStillToBeExecutedFromTheObservationOn() {
    start(rtc(PlanTail.Use.GUIDED, 4), 1, 3);
    bench.policy.answer = o -> FakePolicy.chunk(o, 0, 2, 3, 4);
    run(20);
    PlanTail tail = bench.policy.seen.get(1).tail();
    assertThat(bench.policy.seen.get(1).atNanos() - bench.policy.seen.get(0).atNanos())
        .isEqualTo(STEP);
    assertThat(tail.values()).containsExactly(2, 3, 4);
    assertThat(tail.horizon()).isEqualTo(3);
  }

  /// 13 ticks of inference consume a row and a part of the next.
  @Test
  void committedAreTheRowsThatTheLastCyclesReallyConsumed() {
    start(rtc(PlanTail.Use.GUIDED, 4), 1, 13);
    run(45);
    List<Integer> committed = committed();
    assertThat(committed.get(1)).as("nothing measured yet").isEqualTo(1);
    assertThat(committed.subList(2, committed.size())).containsOnly(2);
  }

  @Test
  void aSlowFirstInferenceAndAnOldSpikeAreForgotten() {
    start(rtc(PlanTail.Use.GUIDED, 4), 1, 25);
    step();
    latencyTicks = 2;
    step();
    step();
    assertThat(committed().getLast()).isEqualTo(1);
    latencyTicks = 12;
    step();
    latencyTicks = 2;
    step();
    assertThat(committed().getLast()).as("after a spike").isEqualTo(2);
    for (int i = 0; i < 6; i++) step();
    assertThat(committed().getLast()).as("4 chunks later").isEqualTo(1);
  }

  @Test
  void aTrainedPrefixIsNeverLongerThanItWasTrained() {
    start(rtc(PlanTail.Use.TRAINED, 1), 1, 23);
    run(45);
    assertThat(committed()).allMatch(rows -> rows <= 1);
    assertThat(bench.policy.seen.getLast().tail().horizon()).isEqualTo(1);
  }

  /// The shift of -8 began to fade a tick before the switch, 21 of 40 ticks before the observation.
  @Test
  void theTailCarriesTheShiftThatIsStillFading() {
    start(rtc(PlanTail.Use.GUIDED, 4), 2, 0);
    bench.policy.answer = o -> FakePolicy.chunk(o, 0, 0, 0, 0);
    step();
    tick();
    bench.policy.answer = o -> FakePolicy.chunk(o, 8, 8, 8, 8);
    step();
    step();
    double u = 21 / 40.0;
    assertThat(bench.policy.seen.getLast().tail().value(0, 0))
        .isCloseTo(8 * u * u * (3 - 2 * u), within(1e-12));
  }

  private static Strategy rtc(PlanTail.Use use, int horizon) {
    return new Strategy.Rtc(use, horizon, 1, 4, 4 * STEP);
  }

  private void start(Strategy strategy, int execute, long latency) {
    bench = new Bench(new Schedule(strategy, Interpolation.HOLD, execute, List.of()));
    latencyTicks = latency;
    bench.policy.delay = this::infer;
    bench.arm();
    bench.servo.sense();
  }

  private ActionChunk infer(Observation observation) {
    for (long i = 0; i < latencyTicks; i++) tick();
    return bench.policy.answer.apply(observation);
  }

  /// The rest of a tick, and the first half of the next.
  private void tick() {
    bench.exchange.beat().setRelease(bench.clock.nanos());
    bench.servo.take();
    bench.servo.act(bench.clock.nanos(), 0);
    bench.exchange.ticks().drain(slot -> {});
    bench.clock.sleepUntil(bench.clock.nanos() + TICK);
    bench.servo.sense();
  }

  private void run(int ticks) {
    for (long end = bench.clock.nanos() + ticks * TICK; bench.clock.nanos() < end; tick())
      bench.inference.step();
  }

  /// Goes on until the next inference is over.
  private void step() {
    while (!bench.inference.step()) tick();
  }

  private List<Long> observedTicks() {
    long first = bench.policy.seen.getFirst().atNanos();
    return bench.policy.seen.stream().map(o -> (o.atNanos() - first) / TICK).toList();
  }

  private List<Integer> committed() {
    return bench.policy.seen.stream().map(o -> o.tail().committedRows()).toList();
  }
}
