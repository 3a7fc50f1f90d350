package dev.sinew.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.Outcome;
import dev.sinew.runtime.sync.StateRing.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlLoopTest {

  private final Bench bench = new Bench();

  @Test
  void aTickReadsAdmitsWritesAndRecords() {
    bench.robot.position = 4;
    bench.arm();
    bench.clock.sleepUntil(10);
    bench.servo.step(7, 2);
    assertThat(bench.robot.writes).isEqualTo(1);
    List<String> recorded = new ArrayList<>();
    bench
        .exchange
        .ticks()
        .drain(
            slot -> {
              assertThat(slot.plan()).isEqualTo(PlanStatus.NONE);
              assertThat(slot.outcome()).isEqualTo(Outcome.PASSED);
              assertThat(slot.latenessNanos()).isEqualTo(3);
              assertThat(slot.skipped()).isEqualTo(2);
              assertThat(slot.measured(0)).isEqualTo(4);
              assertThat(slot.sent(0)).isEqualTo(4);
              recorded.add("tick");
            });
    assertThat(recorded).hasSize(1);
  }

  @Test
  void nothingIsWrittenToAnArmThatWasNeverArmed() {
    bench.servo.step(0, 0);
    assertThat(bench.robot.writes).isZero();
    assertThat(bench.exchange.status().read().ticks()).isEqualTo(1);
  }

  @Test
  void everyMeasuredStateIsPublishedWithItsOwnStamp() {
    bench.clock.sleepUntil(30);
    bench.robot.position = 2;
    bench.servo.sense();
    double[] value = new double[1];
    bench.exchange.joints().newest(value);
    assertThat(bench.exchange.joints().newestNanos()).isEqualTo(30);
    assertThat(value).containsExactly(2);
  }

  @Test
  void aRecorderThatNeverReadsCostsTicksOfTheRecordAndNothingElse() {
    bench.arm();
    for (int i = 1; i <= 1100; i++) {
      bench.clock.sleepUntil(i * FakeRobot.TICK);
      bench.servo.step(i * FakeRobot.TICK, 0);
    }
    assertThat(bench.robot.writes).isEqualTo(1100);
    assertThat(bench.exchange.ticks().dropped()).isEqualTo(1100 - 1024);
  }

  @Test
  void theRecordTellsWantedFromSent() {
    bench.arm();
    bench.servo.sense();
    bench.policy.answer = o -> FakePolicy.chunk(o, 5000, 5000, 5000, 5000);
    bench.inference.step();
    bench.servo.take();
    bench.servo.act(0, 0);
    bench
        .exchange
        .ticks()
        .drain(
            slot -> {
              assertThat(slot.wanted(0)).isEqualTo(5000);
              assertThat(slot.sent(0)).isEqualTo(1000);
              assertThat(slot.outcome()).isEqualTo(Outcome.LIMITED);
            });
  }

  @Test
  void aSimulatedRobotThatIsPlacedLeavesNoTraceOfWhereItWas() {
    bench.robot.position = 2;
    bench.servo.sense();
    bench.exchange.mailbox().post(Request.PLACE, 9, 0);
    bench.servo.sense();
    double[] value = new double[1];
    assertThat(bench.exchange.joints().at(-1, value)).isEqualTo(Reading.BEFORE);
    assertThat(value).containsExactly(9);
  }

  @Test
  void anArmUnderWayIsNotPlaced() {
    bench.arm();
    assertThat(bench.ask(Request.PLACE)).isEqualTo(Answer.NOT_AT_REST);
  }
}
