package dev.sinew.drivers.ros.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.peer.Peer;
import dev.sinew.drivers.peer.RosMaster;
import dev.sinew.drivers.peer.Servo;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeSpec;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.safety.Answer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Against a real master and robots on rospy, over our own wire.
class RosPeerTest {

  private static final String JOINTS =
      """
      driver: ros
      name: lagging-arm
      servo-period-ms: 10
      stamps: header
      patience-ms: 5000
      max-first-state-ms: 20000
      joints:
        a: {unit: rad, min: -2, max: 2, max-velocity: 1, max-acceleration: 5, max-jerk: 200}
        b: {unit: rad, min: -2, max: 2, max-velocity: 1, max-acceleration: 5, max-jerk: 200}
        c: {unit: rad, min: -2, max: 2, max-velocity: 1, max-acceleration: 5, max-jerk: 200}
      state: {topic: /joint_states}
      command: {kind: joint-trajectory, topic: /arm/command, every: 2}
      """;

  private static final String PUSHT =
      """
      driver: ros
      name: ros-pusht
      simulated: true
      reset-service: /pusht/reset
      servo-period-ms: 10
      patience-ms: 5000
      max-first-state-ms: 20000
      joints:
        x: {unit: px, min: 0, max: 512, max-velocity: 2000}
        y: {unit: px, min: 0, max: 512, max-velocity: 2000}
      state: {topic: /pusht/state, type: std_msgs/Float64MultiArray}
      command: {kind: float64-multi-array, topic: /pusht/command}
      sensors:
        keypoints: {topic: /pusht/keypoints, type: float64-multi-array, width: 16, unit: px}
      """;

  private static RosMaster master;

  private final Clock clock = new MonotonicClock();
  private final RosRobotProvider provider = new RosRobotProvider();
  private Exchange exchange;
  private RigSpec rig;

  @BeforeAll
  static void start() throws Exception {
    master = RosMaster.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (master != null) master.close();
  }

  @Test
  void anArmIsMovedByTheSupervisedLoopAndStopsWhenHalted() throws Exception {
    try (Peer peer = master.script("ros_cell.py", "joints", "/arm", "a", "b", "c")) {
      peer.lineWith("ready");
      try (Robot robot = open(JOINTS)) {
        JointState state = new JointState(3);
        Await.until("readiness", () -> read(robot, state) == RobotCondition.OPERATIONAL);
        assertThat(state.position(2)).isCloseTo(0.2, within(1e-6));
        assertThat(robot.trouble()).isEmpty();
        Servo servo = new Servo(robot, rig.streams(), exchange, clock);
        servo.tick();
        assertThat(servo.ask(Request.ARM)).isEqualTo(Answer.ACCEPTED);
        assertThat(servo.ask(Request.START)).isEqualTo(Answer.ACCEPTED);
        servo.plan(0.3, -0.2, 0.4);
        Await.until(
            "the arm at its goal",
            () -> {
              servo.mustRun();
              clock.sleepUntil(clock.nanos() + 10_000_000);
              read(robot, state);
              return Math.abs(state.position(0) - 0.3) < 0.01
                  && Math.abs(state.position(1) + 0.2) < 0.01
                  && Math.abs(state.position(2) - 0.4) < 0.01;
            });
        robot.halt();
        peer.lineWith("held");
      }
    }
  }

  @Test
  void aRobotThatDiesLosesTheLinkAndOneThatComesBackIsHeardAgain() throws Exception {
    try (Robot robot = openBeside("joints", "/arm", "a", "b", "c")) {
      JointState state = new JointState(3);
      Await.until("the loss", () -> read(robot, state) == RobotCondition.LINK_LOST);
      Await.until("its reason", () -> !robot.trouble().isEmpty());
      try (Peer again = master.script("ros_cell.py", "joints", "/arm", "a", "b", "c")) {
        again.lineWith("ready");
        Await.until("the link", () -> read(robot, state) == RobotCondition.OPERATIONAL);
        Await.until("no trouble", () -> robot.trouble().isEmpty());
      }
    }
  }

  @Test
  void goalsAreTakenByActionlibsOwnServer() throws Exception {
    String text =
        JOINTS.replace(
            "{kind: joint-trajectory, topic: /arm/command, every: 2}",
            "{kind: follow-joint-trajectory, topic: /arm/follow_joint_trajectory, every: 5}");
    try (Peer peer = master.script("ros_cell.py", "joints", "/arm", "a", "b", "c");
        Peer server = master.script("ros_action_server.py")) {
      peer.lineWith("ready");
      server.lineWith("ready");
      try (Robot robot = open(text)) {
        JointState state = new JointState(3);
        Await.until("readiness", () -> read(robot, state) == RobotCondition.OPERATIONAL);
        Servo servo = new Servo(robot, rig.streams(), exchange, clock);
        servo.tick();
        assertThat(servo.ask(Request.ARM)).isEqualTo(Answer.ACCEPTED);
        for (int i = 0; i < 100; i++) {
          servo.tick();
          clock.sleepUntil(clock.nanos() + 10_000_000);
        }
        assertThat(read(robot, state)).isEqualTo(RobotCondition.OPERATIONAL);
        assertThat(robot.trouble()).isEmpty();
      }
    }
  }

  /// A robot that is opened while its peer lives, which then ends.
  private Robot openBeside(Object... arguments) throws Exception {
    try (Peer peer = master.script("ros_cell.py", arguments)) {
      peer.lineWith("ready");
      return open(JOINTS);
    }
  }

  @Test
  void aDiscInPixelsFollowsNumbersAndItsKeypointsAreAStream() throws Exception {
    try (Peer peer = master.script("ros_cell.py", "pusht")) {
      peer.lineWith("ready");
      try (SimulatedRobot robot = (SimulatedRobot) open(PUSHT)) {
        double[] keypoints = new double[16];
        assertThat(exchange.ring("keypoints").newest(keypoints)).isPositive();
        assertThat(keypoints).startsWith(240, 320, 360, 320).endsWith(315, 440, 285, 440);
        Servo servo = new Servo(robot, rig.streams(), exchange, clock);
        JointState state = new JointState(2);
        Await.until("readiness", () -> read(robot, state) == RobotCondition.OPERATIONAL);
        servo.tick();
        assertThat(servo.ask(Request.PLACE)).isEqualTo(Answer.ACCEPTED);
        peer.lineWith("reset");
        servo.ask(Request.ARM);
        assertThat(servo.ask(Request.START)).isEqualTo(Answer.ACCEPTED);
        servo.plan(256, 100);
        Await.until(
            "the disc at its goal",
            () -> {
              servo.mustRun();
              clock.sleepUntil(clock.nanos() + 10_000_000);
              read(robot, state);
              return Math.abs(state.position(0) - 256) < 2 && Math.abs(state.position(1) - 100) < 2;
            });
      }
    }
  }

  @Test
  void whoIsMissingIsSaidWithinTheTimeGiven() throws Exception {
    String text = JOINTS.replace("max-first-state-ms: 20000", "max-first-state-ms: 500");
    assertThatThrownBy(() -> open(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("/joint_states")
        .hasMessageEndingWith("(waited 0.5 s)");
  }

  @Test
  void aMasterThatIsNotThereIsNamed() throws Exception {
    int port = Await.freePort();
    String text = JOINTS + "node: {master: \"http://127.0.0.1:%d\"}\n".formatted(port);
    ConfigSection section = ConfigSection.parse(Path.of("peer.yaml"), text);
    assertThatThrownBy(() -> provider.open(section, clock, exchange(section)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("peer.yaml: ")
        .hasMessageContaining("http://127.0.0.1:" + port);
  }

  private static RobotCondition read(Robot robot, JointState out) {
    robot.read(out);
    return out.condition();
  }

  private Robot open(String text) {
    String node = "node: {master: \"%s\", host: 127.0.0.1}\n".formatted(master.uri());
    ConfigSection section = ConfigSection.parse(Path.of("peer.yaml"), text + node);
    exchange = exchange(section);
    return provider.open(section, clock, exchange);
  }

  private Exchange exchange(ConfigSection section) {
    rig = provider.describe(section);
    return Exchange.inProcess(ExchangeSpec.of(rig.robot(), rig.streams(), 8));
  }
}
