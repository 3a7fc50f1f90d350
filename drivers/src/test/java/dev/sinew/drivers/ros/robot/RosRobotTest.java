package dev.sinew.drivers.ros.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.ros.memory.MemoryGraph;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosRobotTest {

  private static final List<String> AB = List.of("a", "b");
  private static final String TOPIC = "/arm/command";
  private static final String SENSORS =
      """
      sensors:
        force: {topic: /wrench, type: wrench, frame: tool, unit: N}
        torque: {topic: /wrench, type: wrench, fields: torque}
        wrench: {topic: /wrench, type: wrench, fields: both}
        effort: {topic: /joint_states, type: joint-effort}
        keypoints: {topic: /keypoints, type: float64-multi-array, width: 3, unit: px}
      """;

  private final JointState out = new JointState(2);

  @Test
  void aDescriptionOpensNothingAndMetalIsAssumed() {
    RigSpec rig =
        new Cell(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY, SENSORS)
            .provider.describe(section(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY, SENSORS));
    assertThat(rig.simulated()).isFalse();
    assertThat(rig.robot().servoPeriodNanos()).isEqualTo(10_000_000);
    assertThat(rig.streams())
        .containsExactly(
            new StreamSpec("force", 3, Unit.NEWTON),
            new StreamSpec("torque", 3, Unit.NEWTON_METRE),
            new StreamSpec("wrench", 6, Unit.ONE),
            new StreamSpec("effort", 2, Unit.NEWTON_METRE),
            new StreamSpec("keypoints", 3, Unit.PIXEL));
  }

  @Test
  void aRobotIsOpenWhenItSpeaksAndListens() {
    Cell cell = arm();
    try (Robot robot = cell.open()) {
      robot.read(out);
      assertThat(out.position(1)).isEqualTo(0.2);
      assertThat(robot.trouble()).isEmpty();
    }
  }

  @Test
  void whoDoesNotSpeakIsNamedBeforeAnythingMoves() {
    Cell cell = new Cell(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY);
    cell.graph.listen(TOPIC, TrajectoryForm.TYPE);
    assertThatThrownBy(cell::open)
        .isInstanceOf(ConfigException.class)
        .hasMessage("cell.yaml: nobody publishes /joint_states (waited 5.0 s)");
  }

  @Test
  void whoDoesNotListenIsNamedBeforeAnythingMoves() {
    Cell cell = new Cell(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY);
    tellWhenAsked(cell);
    assertThatThrownBy(cell::open)
        .hasMessage(
            "cell.yaml: nobody listens to /arm/command: is the controller loaded and running?"
                + " (waited 5.0 s)");
  }

  @Test
  void aGraphThatCannotBeReachedIsSaidInOneLine() {
    Cell cell = arm();
    cell.graph.trouble("master http://localhost:11311 does not answer");
    assertThatThrownBy(cell::open)
        .hasMessage("cell.yaml: master http://localhost:11311 does not answer (waited 5.0 s)");
  }

  @Test
  void aSilentRobotLosesTheLinkAndItsLastStateStays() {
    Cell cell = arm();
    try (Robot robot = cell.open()) {
      cell.clock.pass(101);
      robot.read(out);
      assertThat(out.condition()).isEqualTo(RobotCondition.LINK_LOST);
      assertThat(out.position(0)).isEqualTo(0.1);
      cell.graph.publish("/joint_states", moving(0, 0.1, 0.2));
      robot.read(out);
      assertThat(out.condition()).isNotEqualTo(RobotCondition.LINK_LOST);
    }
  }

  @Test
  void aControllerThatLeavesMakesTheRobotNotReady() throws Exception {
    Cell cell = arm();
    try (Robot robot = cell.open()) {
      Await.until("readiness", () -> condition(robot) == RobotCondition.OPERATIONAL);
      cell.graph.leave(TOPIC);
      Await.until("its end", () -> condition(robot) == RobotCondition.NOT_READY);
      assertThat(robot.trouble()).startsWith("nobody listens to /arm/command");
    }
  }

  @Test
  void aRobotThatSaysThatItDoesNotFollowIsNotReady() throws Exception {
    Cell cell = new Cell(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY, "ready: /program_running\n");
    cell.graph.listen(TOPIC, TrajectoryForm.TYPE);
    cell.graph.publisher("/program_running", ReadyTopic.TYPE);
    tellWhenAsked(cell);
    assertThatThrownBy(cell::open)
        .hasMessageStartingWith(
            "cell.yaml: /program_running: no message came that says whether the robot is ready");
    cell.whileWaiting(
        () -> {
          cell.graph.publish("/joint_states", moving(0, 0.1, 0.2));
          program(cell, true);
        });
    try (Robot robot = cell.open()) {
      Await.until("readiness", () -> condition(robot) == RobotCondition.OPERATIONAL);
      program(cell, false);
      assertThat(condition(robot)).isEqualTo(RobotCondition.NOT_READY);
      assertThat(robot.trouble())
          .isEqualTo("/program_running: the robot says that it is not ready");
    }
  }

  private static void program(Cell cell, boolean running) {
    cell.graph.publish(
        "/program_running", MemoryGraph.draft(ReadyTopic.TYPE).set("data", running).build());
  }

  @Test
  void aHaltEndsTheTrajectoryAgainAndAgain() throws Exception {
    Cell cell = arm();
    try (Robot robot = cell.open()) {
      robot.halt();
      Await.until("three stops", () -> cell.graph.heard(TOPIC).size() >= 3);
    }
    Group stop = cell.graph.heard(TOPIC).getFirst();
    assertThat(stop.get("points").toString()).contains("values=[]");
  }

  @Test
  void stampsOfHeadersAreMovedToTheLoopsClock() {
    Cell cell = new Cell(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY, "stamps: header\n");
    cell.graph.listen(TOPIC, TrajectoryForm.TYPE);
    tellWhenAsked(cell);
    try (Robot robot = cell.open()) {
      long measured = cell.clock.nanos() + 7_000_000;
      cell.clock.pass(10);
      cell.graph.publish(
          "/joint_states",
          Cell.joints(AB, 0.3, 0.4)
              .time("header.stamp", cell.wall(measured))
              .set("velocity", 0.0, 0.0)
              .build());
      robot.read(out);
      assertThat(out.stampNanos()).isEqualTo(measured);
    }
  }

  @Test
  void simulatedTimeIsMovedToTheLoopsClockByTheTopicThatTellsIt() {
    Cell cell = new Cell(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY, "stamps: clock\n");
    cell.graph.listen(TOPIC, TrajectoryForm.TYPE);
    cell.graph.parameter("/use_sim_time", true);
    cell.whileWaiting(
        () -> {
          simulated(cell, 40);
          cell.graph.publish("/joint_states", moving(40_000_000_000L, 0.1, 0.2));
        });
    try (Robot robot = cell.open()) {
      cell.clock.pass(10);
      simulated(cell, 50);
      long ticked = cell.clock.nanos();
      cell.clock.pass(3);
      cell.graph.publish("/joint_states", moving(49_996_000_000L, 0.3, 0.4));
      robot.read(out);
      assertThat(out.stampNanos()).isEqualTo(ticked - 4_000_000);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stamps: header | true  | cell.yaml: headers are stamped in simulated time, because the parameter /use_sim_time is true: use 'stamps: clock'
          stamps: clock  | false | cell.yaml: 'stamps: clock' is for simulations, and the parameter /use_sim_time is not true: use 'stamps: header' or 'stamps: arrival'
          """)
  void timeOfTheWrongKindIsSaid(String key, boolean simulated, String complaint) {
    Cell cell = new Cell(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY, key + "\n");
    cell.graph.parameter("/use_sim_time", simulated);
    assertThatThrownBy(cell::open).isInstanceOf(ConfigException.class).hasMessage(complaint);
  }

  @Test
  void sensorsArePublishedWithTheirStampsAndOddOnesRefused() {
    Cell cell = new Cell(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY, SENSORS, "latency-ms: 2\n");
    cell.graph.listen(TOPIC, TrajectoryForm.TYPE);
    speakWhenAsked(cell);
    try (Robot robot = cell.open()) {
      assertThat(newest(cell, "force", 3)).containsExactly(1, 2, 3);
      assertThat(newest(cell, "torque", 3)).containsExactly(4, 5, 6);
      assertThat(newest(cell, "wrench", 6)).containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(newest(cell, "effort", 2)).containsExactly(10, 20);
      assertThat(newest(cell, "keypoints", 3)).containsExactly(7, 8, 9);
      cell.clock.pass(5);
      cell.graph.publish("/wrench", wrench("flange"));
      assertThat(robot.trouble())
          .isEqualTo("/wrench: a message is in frame 'flange', and 'frame' says 'tool'");
      cell.clock.pass(1);
      cell.graph.publish("/wrench", wrench("tool"));
      assertThat(cell.exchange.ring("force").newestNanos())
          .isEqualTo(cell.clock.nanos() - 2_000_000);
      cell.graph.publish("/keypoints", numbers(1, 2));
      assertThat(robot.trouble()).isEqualTo("/keypoints: a message has 2 values, not 3");
      cell.clock.pass(1);
      cell.graph.publish("/keypoints", numbers(1, 2, Double.NaN));
      assertThat(robot.trouble()).isEqualTo("/keypoints: a message tells no finite number");
    }
  }

  @Test
  void aSimulatorIsResetByItsServiceAndItsHaltTakenBack() throws Exception {
    Cell cell =
        new Cell(
            Cell.JOINTS,
            Cell.STATE,
            Cell.TRAJECTORY,
            "simulated: true\nreset-service: /gazebo/reset_world\n");
    AtomicInteger resets = new AtomicInteger();
    cell.graph.service(
        "/gazebo/reset_world",
        request -> {
          resets.incrementAndGet();
          return request;
        });
    cell.graph.listen(TOPIC, TrajectoryForm.TYPE);
    tellWhenAsked(cell);
    assertThat(cell.provider.describe(cell.section).simulated()).isTrue();
    try (SimulatedRobot robot = (SimulatedRobot) cell.open()) {
      robot.halt();
      Await.until("a stop", () -> !cell.graph.heard(TOPIC).isEmpty());
      robot.place(7);
      assertThat(resets).hasValue(1);
      assertThat(robot.trouble()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          state: {topic: joint_states} | state.topic: "joint_states": does not match
          state: {topic: /p, type: geometry_msgs/PoseStamped} | state.frame: is missing: numbers of a pose mean nothing without it
          state: {topic: /p, type: geometry_msgs/PoseStamped, frame: base} | joints: 'a' is no axis of a pose; its axes are [x, y, z, rx, ry, rz]
          state: {topic: /s, frame: base} | state.frame: is for poses; sensor_msgs/JointState is in no frame
          """)
  void aStateThatCannotBeIsSaid(String state, String complaint) {
    assertThatThrownBy(() -> new Cell(Cell.JOINTS, state + "\n", Cell.TRAJECTORY))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("cell.yaml: " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {kind: twist, topic: /t} | command.kind: twist needs the tool's pose: a state of type geometry_msgs/PoseStamped
          {kind: pose, topic: /t} | command.kind: pose needs the tool's pose
          {kind: float64-multi-array, topic: /t, periods: 2} | command.periods: is not for 'kind: float64-multi-array'
          {kind: joint-trajectory, topic: /t, idle-ms: 2} | command.idle-ms: is not for 'kind: joint-trajectory'
          {kind: velocity, topic: /t} | command.kind: "velocity" is not one of
          """)
  void aCommandThatCannotBeIsSaid(String command, String complaint) {
    assertThatThrownBy(() -> new Cell(Cell.JOINTS, Cell.STATE, "command: " + command))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("cell.yaml: " + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {topic: /w, type: wrench, unit: Nm} | sensors.s.unit: Nm, but the messages tell it in N
          {topic: /w, type: wrench, width: 6} | sensors.s.width: a wrench has 3 values, or 6 with 'fields: both'
          {topic: /w, type: joint-effort, unit: N} | sensors.s.unit: N, but the messages tell it in Nm
          {topic: /w, type: float64-multi-array, width: 2} | sensors.s.unit: is missing: the message does not tell it
          {topic: /w, type: float64-multi-array, unit: N} | sensors.s.width: is missing: the message does not tell it
          """)
  void aSensorThatCannotBeIsSaid(String sensor, String complaint) {
    assertThatThrownBy(
            () ->
                new Cell(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY, "sensors: {s: " + sensor + "}"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("cell.yaml: " + complaint);
  }

  @Test
  void aTwistWhoseAxesCannotBrakeInTimeIsSaid() {
    assertThatThrownBy(
            () ->
                new Cell(
                    Cell.CARTESIAN, "command: {kind: twist, topic: /t, time-constant-ms: 50}\n"))
        .hasMessage(
            "cell.yaml: command.time-constant-ms: 50 is too short for the acceleration of x; 100"
                + " would do");
  }

  @Test
  void oneTopicCannotBeOfTwoTypes() {
    Cell cell =
        new Cell(
            Cell.JOINTS,
            Cell.STATE,
            Cell.TRAJECTORY,
            "sensors: {w: {topic: /joint_states, type: wrench}}");
    assertThatThrownBy(cell::open)
        .hasMessage(
            "cell.yaml: /joint_states is to be sensor_msgs/JointState and"
                + " geometry_msgs/WrenchStamped at once");
  }

  private Cell arm() {
    Cell cell = new Cell(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY);
    cell.graph.listen(TOPIC, TrajectoryForm.TYPE);
    tellWhenAsked(cell);
    return cell;
  }

  /// Whenever the driver waits, a robot speaks.
  private static void tellWhenAsked(Cell cell) {
    cell.whileWaiting(
        () -> cell.graph.publish("/joint_states", moving(cell.wall(cell.clock.nanos()), 0.1, 0.2)));
  }

  private static void speakWhenAsked(Cell cell) {
    cell.whileWaiting(
        () -> {
          cell.graph.publish(
              "/joint_states",
              Cell.joints(AB, 0.1, 0.2)
                  .set("velocity", 0.0, 0.0)
                  .set("effort", 10.0, 20.0)
                  .build());
          cell.graph.publish("/wrench", wrench("/tool"));
          cell.graph.publish("/keypoints", numbers(7, 8, 9));
        });
  }

  private static void simulated(Cell cell, double seconds) {
    cell.graph.publish(
        "/clock",
        MemoryGraph.draft("rosgraph_msgs/Clock").time("clock", Math.round(seconds * 1e9)).build());
  }

  private static Group moving(long stampNanos, double... positions) {
    return Cell.joints(AB, positions)
        .time("header.stamp", stampNanos)
        .set("velocity", 0.0, 0.0)
        .build();
  }

  private static Group wrench(String frame) {
    var draft = MemoryGraph.draft("geometry_msgs/WrenchStamped").set("header.frame_id", frame);
    String[] fields = {"force.x", "force.y", "force.z", "torque.x", "torque.y", "torque.z"};
    for (int i = 0; i < fields.length; i++) draft.set("wrench." + fields[i], (double) (i + 1));
    return draft.build();
  }

  private static Group numbers(double... values) {
    return MemoryGraph.draft(ArrayForm.TYPE).set("data", new Doubles(values)).build();
  }

  private static double[] newest(Cell cell, String stream, int width) {
    double[] sample = new double[width];
    cell.exchange.ring(stream).newest(sample);
    return sample;
  }

  private RobotCondition condition(Robot robot) {
    robot.read(out);
    return out.condition();
  }

  private static dev.sinew.runtime.config.ConfigSection section(String... yaml) {
    return new Cell(yaml).section;
  }
}
