package dev.sinew.app.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.LiveEpisode.Companion;
import dev.sinew.app.episode.LiveEpisode.Moment;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.spine.ThreadSpine;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.safety.AdmittedCommand;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.StandardRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Real threads, real time, a few steps; nothing here judges how fast the machine is.
@Isolated("in real time")
class LiveEpisodeTest {

  private static final FaultPlan NONE = new FaultPlan(List.of());

  private final Clock clock = new MonotonicClock();
  private final Deployment deployment =
      Deployment.read(Path.of(System.getProperty("sinew.root"), "configs/pusht-flow.yaml"));
  private final ThreadSpine spine = new ThreadSpine(deployment, Optional.empty(), NONE);
  private final Stage stage = deployment.openStage(clock, spine.exchange());
  private final TimedPolicy policy = new TimedPolicy(deployment.bundle().open(), clock);
  private final Recorder recorder = new Recorder(spine, EpisodeTap.NONE, clock);
  private final LiveEpisode episode =
      new LiveEpisode(deployment, spine, stage, ActionSources.of(policy), clock, NONE, recorder);

  @AfterEach
  void close() {
    recorder.close();
    policy.close();
    stage.close();
    spine.close();
  }

  @Test
  void aDisplayThatFailsDoesNotLeaveTheArmMoving() {
    assertThatThrownBy(
            () ->
                run(
                    moment -> {
                      throw new IllegalStateException("terminal gone");
                    }))
        .hasMessage("terminal gone");
    assertThat(spine.exchange().status().read().mode()).isEqualTo(Mode.STANDSTILL);
  }

  @Test
  void aCompanionThatFailsIsReportedWhenTheArmIsAtRest() {
    Companion video =
        new Companion(
            "video",
            1_000_000,
            wired ->
                (deadline, skipped) -> {
                  throw new IllegalStateException("disk full");
                });
    assertThatThrownBy(() -> run(moment -> {}, video))
        .isInstanceOf(EpisodeException.class)
        .hasMessage("video failed: disk full");
    assertThat(spine.exchange().status().read().mode()).isEqualTo(Mode.STANDSTILL);
  }

  @Test
  void aStopAskedForBeforeTheBeginningIsKept() {
    episode.requestStop();
    LiveEpisode.Result result = run(moment -> {});
    assertThat(result.stopRule()).isEqualTo(StandardRule.OPERATOR.rule());
    assertThat(result.stopSeconds()).isNotNaN();
  }

  /// An arm whose velocity is never small enough, in an episode that also fails for another reason.
  @Test
  void anArmThatDoesNotComeToRestIsHaltedWhateverElseWentWrong() {
    RestlessRobot[] restless = new RestlessRobot[1];
    try (ThreadSpine restlessSpine =
            new ThreadSpine(
                deployment,
                Optional.empty(),
                clock,
                (robot, time, exchange) -> restless[0] = new RestlessRobot(robot));
        Recorder beside = new Recorder(restlessSpine, EpisodeTap.NONE, clock)) {
      LiveEpisode doomed =
          new LiveEpisode(
              deployment, restlessSpine, stage, ActionSources.of(policy), clock, NONE, beside);
      Consumer<Moment> failing =
          moment -> {
            throw new IllegalStateException("terminal gone");
          };
      assertThatThrownBy(() -> doomed.run(stage.task().orElseThrow(), 1, 5, List.of(), failing))
          .hasMessage("terminal gone");
      assertThat(restless[0].halted).isTrue();
    }
  }

  private static final class RestlessRobot implements SimulatedRobot {
    private final SimulatedRobot robot;
    private volatile boolean halted;

    RestlessRobot(Robot robot) {
      this.robot = (SimulatedRobot) robot;
    }

    @Override
    public void place(long seed) {
      robot.place(seed);
    }

    @Override
    public RobotSpec spec() {
      return robot.spec();
    }

    @Override
    public void read(JointState out) {
      robot.read(out);
      for (int i = 0; i < out.dof(); i++) out.set(i, out.position(i), 100);
    }

    @Override
    public void write(AdmittedCommand command) {
      robot.write(command);
    }

    @Override
    public void halt() {
      halted = true;
      robot.halt();
    }

    @Override
    public void close() {
      robot.close();
    }
  }

  private LiveEpisode.Result run(Consumer<Moment> display, Companion... companions) {
    return episode.run(stage.task().orElseThrow(), 1, 5, List.of(companions), display);
  }
}
