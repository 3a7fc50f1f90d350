package dev.sinew.drivers.sim.pusht;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeSpec;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PushTRobotTest {

  private static final long STEP = PushTRobot.STEP_NANOS;

  private final VirtualClock clock = new VirtualClock();
  private final World world = new World();
  private final Exchange exchange =
      Exchange.inProcess(ExchangeSpec.of(PushTRobot.SPEC, Scene.STREAMS, 1));
  private final Scene scene = new Scene(exchange);
  private final PushTRobot robot = new PushTRobot(clock, world, scene);
  private final PushTTask task = new PushTTask(scene.poses());
  private final JointState state = new JointState(2);

  @Test
  void anEpisodeStartsAtRestWhereItsSeedSays() {
    robot.place(0);
    robot.read(state);
    assertThat(state.position(0)).isEqualTo(222);
    assertThat(state.position(1)).isEqualTo(97);
    assertThat(state.velocity(0)).isZero();
    assertThat(state.stampNanos()).isEqualTo(clock.nanos());
  }

  @Test
  void readingBringsTheWorldUpToTheClockInWholeSteps() {
    robot.place(3);
    clock.sleepUntil(3 * STEP + 7);
    robot.read(state);
    assertThat(state.stampNanos()).isEqualTo(3 * STEP);
    assertThat(scene.poses().newestNanos()).isEqualTo(3 * STEP);
    assertThat(scene.keypoints().newestNanos()).isEqualTo(3 * STEP);
  }

  @Test
  void aServoThatMissesTicksFindsTheSameWorldAsOneThatDoesNot() {
    robot.place(5);
    for (int i = 1; i <= 40; i++) {
      clock.sleepUntil(i * STEP);
      robot.read(state);
    }
    double x = world.blockX();
    PushTRobot lazy = new PushTRobot(clock, world, scene);
    lazy.place(5);
    clock.sleepUntil(80 * STEP);
    lazy.read(state);
    assertThat(world.blockX()).isEqualTo(x);
  }

  @Test
  void aHaltedRobotStandsStillAndSaysSo() {
    robot.place(5);
    robot.halt();
    double x = world.agentX();
    clock.sleepUntil(100 * STEP);
    robot.read(state);
    assertThat(state.position(0)).isEqualTo(x);
    assertThat(state.velocity(0)).isZero();
  }

  @Test
  void theTaskMeasuresTheCoverageOfTheNewestPose() {
    robot.place(7);
    Pose pose = new Pose(world.blockX(), world.blockY(), world.blockAngle());
    assertThat(task.evaluate()).isEqualTo(new Coverage().of(pose));
    scene.clear();
    world.reset(50, 50, 256, 211, Math.PI / 4);
    scene.publish(1, world, 0, 0);
    Pose placed = new Pose(world.blockX(), world.blockY(), world.blockAngle());
    assertThat(task.evaluate()).isEqualTo(new Coverage().of(placed)).isPositive();
  }

  @Test
  void theCameraShowsTheInstantItIsStampedWithInEveryColourOfTheScene() {
    robot.place(0);
    clock.sleepUntil(2 * STEP);
    robot.read(state);
    TopCamera camera = new TopCamera(new CameraSpec("top", 96, 96, STEP), scene.poses());
    Frame frame = camera.capture();
    assertThat(frame.stampNanos()).isEqualTo(2 * STEP);
    assertThat(frame.rgb()).hasSize(96 * 96 * 3);
    Set<Integer> colours = new HashSet<>();
    for (int i = 0; i < frame.rgb().length; i += 3) {
      colours.add(
          (frame.rgb()[i] & 255) << 16
              | (frame.rgb()[i + 1] & 255) << 8
              | frame.rgb()[i + 2] & 255);
    }
    assertThat(colours).contains(0xffffff, 0x90ee90, 0x778899, 0x4169e1);
    double[] pixel = new double[2];
    assertThat(camera.project(new double[] {256, 128}, pixel)).isTrue();
    assertThat(pixel).containsExactly(48, 24);
  }

  @Test
  void theAgentIsDrawnWhereItIs() {
    robot.place(0);
    Frame frame = new TopCamera(new CameraSpec("top", 512, 512, STEP), scene.poses()).capture();
    int at = 3 * (97 * 512 + 222);
    assertThat(frame.rgb()[at] & 255).isEqualTo(65);
    assertThat(frame.rgb()[at + 2] & 255).isEqualTo(225);
  }
}
