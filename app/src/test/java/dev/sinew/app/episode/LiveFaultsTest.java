package dev.sinew.app.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.fault.Fault;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.fault.Injection;
import dev.sinew.app.spine.ThreadSpine;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.exchange.SpineStatus;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.StandardRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/// The faults that need threads to happen; nothing here judges how fast the machine is.
@Timeout(120)
@Isolated("in real time")
class LiveFaultsTest {

  private final Clock clock = new MonotonicClock();
  private final Deployment deployment =
      Deployment.read(Path.of(System.getProperty("sinew.root"), "configs/pusht-flow.yaml"));
  private EpisodeTap tap = EpisodeTap.NONE;
  private SpineStatus last;
  private LiveEpisode.Result result;

  @Test
  void aRecorderThatCannotWriteEndsTheMotion() {
    assertThatThrownBy(() -> run(Fault.DEAD_RECORDER_DISK))
        .isInstanceOf(EpisodeException.class)
        .hasMessageStartingWith("recorder failed: ")
        .hasMessageEndingWith("no space left on device");
    endedBy(StandardRule.RECORDER_FAILED);
  }

  @Test
  void aRecorderThatHangsEndsTheMotionAndIsLeftBehind() {
    CountDownLatch disk = new CountDownLatch(1);
    tap = new HangingTap(disk, 50);
    assertThatThrownBy(() -> run(new FaultPlan(List.of())))
        .isInstanceOf(StuckRecorderException.class)
        .hasMessageContaining("nothing was taken for 3 s; does the disk hang?");
    endedBy(StandardRule.RECORDER_FAILED);
    disk.countDown();
  }

  @Test
  void aPolicyThatNeverAnswersStopsTheArmAndItsThreadIsLeftBehind() {
    assertThatThrownBy(() -> run(Fault.STALLED_INFERENCE))
        .isInstanceOf(HangingException.class)
        .hasMessageEndingWith("inference hangs and was left behind");
    endedBy(StandardRule.PLAN_STALE);
  }

  @Test
  void aCameraWhoseAgeMattersStopsTheArmWhenItFreezes() {
    run(Fault.FROZEN_CAMERA);
    assertThat(result.stopRule()).isEqualTo(StandardRule.CAMERA_STALE.rule());
    endedBy(StandardRule.CAMERA_STALE);
  }

  @Test
  void aServoThatDiesHaltsTheRobotAndEverythingCloses() {
    assertThatThrownBy(() -> run(Fault.SERVO_CRASH))
        .isInstanceOf(EpisodeException.class)
        .hasMessageStartingWith("the servo thread failed and the robot was halted: ");
  }

  @Test
  void aServoThatHangsIsSeenFromOutsideAndEverythingCloses() {
    assertThatThrownBy(() -> run(Fault.SERVO_HANG))
        .isInstanceOf(EpisodeException.class)
        .hasMessageMatching("the servo made no tick for \\d+ ms and the robot was halted");
  }

  private void endedBy(StandardRule rule) {
    assertThat(last.mode()).isEqualTo(Mode.LATCHED);
    assertThat(deployment.rules().rule(last.cause())).isEqualTo(rule.rule());
  }

  private void run(Fault fault) {
    run(new FaultPlan(List.of(new Injection(fault, 0.2))));
  }

  private void run(FaultPlan faults) {
    try (ThreadSpine spine = new ThreadSpine(deployment, Optional.empty(), faults);
        TimedPolicy policy =
            new TimedPolicy(
                faults.policy(deployment.bundle().open(), clock, spine.exchange()), clock);
        Recorder recorder = new Recorder(spine, tap, clock);
        Stage stage = faults.stage(deployment.openStage(clock, spine.exchange()), clock)) {
      LiveEpisode episode =
          new LiveEpisode(
              deployment, spine, stage, ActionSources.of(policy), clock, faults, recorder);
      try {
        result = episode.run(stage.task().orElseThrow(), 1, 200, List.of(), moment -> {});
      } finally {
        last = spine.exchange().status().read();
      }
    }
  }
}
