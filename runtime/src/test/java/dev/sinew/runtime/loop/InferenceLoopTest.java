package dev.sinew.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.port.NoAnswerException;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.StandardRule;
import org.junit.jupiter.api.Test;

class InferenceLoopTest {

  private final Bench bench = new Bench();
  private final LockStep loop = bench.lockStep(slot -> {});

  @Test
  void nothingIsInferredBeforeEveryStreamHasASample() {
    assertThat(bench.inference.step()).isFalse();
    bench.servo.sense();
    assertThat(bench.inference.step()).isTrue();
  }

  @Test
  void aPolicyThatThrowsIsDeadAndTheArmIsStopped() {
    bench.policy.answer =
        o -> {
          throw new IllegalStateException("out of memory");
        };
    run(10);
    assertThat(bench.inference.failure())
        .hasMessage("fake: java.lang.IllegalStateException: out of memory");
    assertThat(bench.supervisor.cause()).isEqualTo(StandardRule.SOURCE_FAILED.ordinal());
    assertThat(bench.supervisor.mode()).isEqualTo(Mode.LATCHED);
    assertThat(bench.policy.seen).hasSize(1);
    assertThat(bench.robot.position).isZero();
  }

  /// Rows are 100 ms apart, ticks 10 ms: the second observation is due after 20 ticks, the ones
  /// after misses a row later each.
  @Test
  void aPolicyThatHasNoAnswerIsAskedAgainAStepLaterAndTheArmHoldsMeanwhile() {
    ActionChunk[] first = new ActionChunk[1];
    bench.policy.answer =
        o -> {
          if (first[0] != null) throw new NoAnswerException("server: gone");
          return first[0] = FakePolicy.chunk(o, 1, 2, 3, 4);
        };
    run(60);
    assertThat(bench.policy.seen)
        .extracting(o -> (o.atNanos() - bench.policy.seen.getFirst().atNanos()) / FakePolicy.STEP)
        .containsExactly(0L, 2L, 3L, 4L, 5L);
    assertThat(bench.inference.unanswered()).isEqualTo(4);
    assertThat(bench.inference.silence()).hasMessage("server: gone");
    assertThat(bench.inference.failure()).isNull();
    assertThat(bench.supervisor.mode()).isEqualTo(Mode.RUNNING);
    assertThat(bench.robot.position).isEqualTo(4);

    bench.policy.answer = o -> FakePolicy.chunk(o, 5, 6, 7, 8);
    for (int i = 0; i < 10; i++) act();
    assertThat(bench.inference.silence()).isNull();
    assertThat(bench.robot.position).isEqualTo(5);
  }

  @Test
  void aPolicyThatNeverAnswersAgainIsStoppedByTheAgeOfItsPlan() {
    bench.policy.answer =
        o -> {
          if (bench.policy.seen.size() > 1) throw new NoAnswerException("server: gone");
          return FakePolicy.chunk(o, 1, 2, 3, 4);
        };
    run(120);
    assertThat(bench.inference.failure()).isNull();
    assertThat(bench.supervisor.cause()).isEqualTo(StandardRule.PLAN_STALE.ordinal());
    assertThat(bench.supervisor.mode()).isEqualTo(Mode.LATCHED);
    assertThat(bench.robot.position).isEqualTo(4);
  }

  @Test
  void aNaNInAChunkIsNamedAndNeverReachesTheArm() {
    bench.policy.answer = o -> FakePolicy.chunk(o, 0, 0, Double.NaN, 0);
    run(10);
    assertThat(bench.inference.failure()).hasMessage("fake: row 2, joint 0 of chunk 0 is NaN");
    assertThat(bench.supervisor.mode()).isEqualTo(Mode.LATCHED);
    assertThat(bench.robot.position).isZero();
  }

  @Test
  void aChunkOfTheWrongWidthIsNamed() {
    bench.policy.answer =
        o ->
            new ActionChunk(
                o.atNanos(),
                FakePolicy.STEP,
                3,
                new double[6],
                new ActionChunk.Provenance(0, o.epoch(), o.atNanos(), "", 0, ""));
    run(10);
    assertThat(bench.inference.failure())
        .hasMessage("fake: 2 rows of 3 values do not fit the robot");
  }

  @Test
  void chunksFromBeforeAResetAreDiscardedAndCounted() {
    bench.policy.answer =
        o -> {
          bench.exchange.epoch().advance();
          return FakePolicy.chunk(o, 9, 9, 9, 9);
        };
    run(3);
    assertThat(bench.inference.discarded()).isEqualTo(3);
    assertThat(bench.robot.position).isZero();
    assertThat(bench.inference.failure()).isNull();
  }

  @Test
  void aSlowPolicyPlansFromTheNewestStepOnItsGrid() {
    run(1);
    for (int i = 0; i < 34; i++) bench.servo.step(tick(), 0);
    assertThat(bench.inference.step()).isTrue();
    assertThat(bench.policy.seen.getLast().atNanos()).isEqualTo(300_000_000L);
  }

  private long tick() {
    bench.clock.sleepUntil(bench.clock.nanos() + FakeRobot.TICK);
    return bench.clock.nanos();
  }

  private void run(int count) {
    bench.arm();
    for (int i = 0; i < count; i++) act();
  }

  private void act() {
    loop.sense();
    loop.act();
  }
}
