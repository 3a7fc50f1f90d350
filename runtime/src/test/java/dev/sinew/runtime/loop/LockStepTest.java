package dev.sinew.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.Observation;
import dev.sinew.runtime.PlanStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockStepTest {

  private final Bench bench = new Bench();
  private final List<Double> sent = new ArrayList<>();
  private final List<PlanStatus> plans = new ArrayList<>();
  private final LockStep loop =
      bench.lockStep(
          slot -> {
            sent.add(slot.sent(0));
            plans.add(slot.plan());
          });

  @Test
  void aChunkIsInForceFromTheInstantOfItsObservation() {
    run(1);
    assertThat(sent).containsExactly(1.0);
    assertThat(plans).containsExactly(PlanStatus.FOLLOWING);
  }

  @Test
  void aRowLastsAStepAndThePolicyIsAskedAgainAfterTheRowsToExecute() {
    bench.policy.answer = o -> FakePolicy.chunk(o, o.atNanos(), o.atNanos() + 1, -7, -7);
    run(41);
    assertThat(bench.policy.seen)
        .extracting(Observation::atNanos)
        .containsExactly(0L, 200_000_000L, 400_000_000L);
    assertThat(sent.subList(0, 10)).containsOnly(0.0);
    assertThat(sent.subList(10, 20)).containsOnly(1.0);
    assertThat(sent).doesNotContain(-7.0);
  }

  @Test
  void theHistoryOfTheFirstObservationRepeatsTheStart() {
    bench.robot.position = 12;
    run(1);
    Observation first = bench.policy.seen.getFirst();
    assertThat(first.states().get("joint-position").value(0, 0)).isEqualTo(12);
    assertThat(first.states().get("joint-position").value(1, 0)).isEqualTo(12);
  }

  @Test
  void twoRunsAreEqualToTheLastBit() {
    bench.policy.answer = o -> FakePolicy.chunk(o, Math.sin(o.atNanos()), 1 / 3.0, 0, 0);
    run(100);
    List<Double> first = List.copyOf(sent);
    Bench again = new Bench();
    again.policy.answer = bench.policy.answer;
    List<Double> second = new ArrayList<>();
    LockStep loopAgain = again.lockStep(slot -> second.add(slot.sent(0)));
    again.arm();
    for (int i = 0; i < 100; i++) {
      loopAgain.sense();
      loopAgain.act();
    }
    assertThat(second).isEqualTo(first);
  }

  private void run(int count) {
    bench.arm();
    for (int i = 0; i < count; i++) {
      loop.sense();
      loop.act();
    }
  }
}
