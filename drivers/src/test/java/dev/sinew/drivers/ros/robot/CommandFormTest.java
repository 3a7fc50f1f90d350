package dev.sinew.drivers.ros.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.drivers.link.StateSlot;
import dev.sinew.drivers.ros.memory.MemoryGraph;
import dev.sinew.drivers.ros.message.Fields;
import dev.sinew.drivers.ros.message.Stamping;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Groups;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

/// What leaves for the controllers, without the sender's thread.
class CommandFormTest {

  private static final Offset<Double> TINY = within(1e-9);
  private static final String GOALS = "command: {kind: follow-joint-trajectory, topic: /arm}\n";
  private static final double HALF = Math.sqrt(0.5);

  @Test
  void aTrajectoryHasOnePointToBeReachedInSomeOfItsPeriods() throws Exception {
    Open open = open(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY);
    open.state(Cell.joints(List.of("a", "b"), 0.1, 0.2).set("velocity", 0.0, 0.0).build());
    open.outlet.send(new double[] {0.3, 0.4}, 1);
    Group message = open.last("/arm/command");
    assertThat(new Fields(message).texts("joint_names")).containsExactly("a", "b");
    assertThat(new Fields(message).in("header").nanos("stamp")).isZero();
    Fields point = new Fields(Cell.point(message));
    assertThat(point.doubles("positions")).containsExactly(0.3, 0.4);
    assertThat(point.nanos("time_from_start")).isEqualTo(40_000_000);
  }

  @Test
  void onlyEveryNthCommandLeaves() throws Exception {
    Open open = open(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY.replace("every: 2", "every: 3"));
    open.state(Cell.joints(List.of("a", "b"), 0.1, 0.2).set("velocity", 0.0, 0.0).build());
    for (long sequence : new long[] {1, 2, 3, 4, 6, 8, 9, 10})
      open.outlet.send(new double[] {0.1 * sequence, 0}, sequence);
    assertThat(open.cell.graph.heard("/arm/command").stream().map(CommandFormTest::first))
        .containsExactly(0.1, 0.4, 0.1 * 8, 1.0);
  }

  @Test
  void aStopEndsTheTrajectoryOrHoldsTheMeasuredPose() throws Exception {
    Open empty = open(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY);
    empty.state(Cell.joints(List.of("a", "b"), 0.1, 0.2).set("velocity", 0.0, 0.0).build());
    empty.outlet.stop();
    assertThat(((Groups) empty.last("/arm/command").get("points")).values()).isEmpty();
    Open hold = open(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY.replace("}", ", stop: hold}"));
    hold.state(Cell.joints(List.of("a", "b"), 0.1, 0.2).set("velocity", 0.0, 0.0).build());
    hold.outlet.stop();
    assertThat(new Fields(Cell.point(hold.last("/arm/command"))).doubles("positions"))
        .containsExactly(0.1, 0.2);
  }

  @Test
  void aGoalHasTheSamePointAndAStopCancelsThemAll() throws Exception {
    Open open = open(Cell.JOINTS, Cell.STATE, GOALS);
    open.server();
    open.state(Cell.joints(List.of("a", "b"), 0.1, 0.2).set("velocity", 0.0, 0.0).build());
    open.outlet.send(new double[] {0.3, 0.4}, 1);
    Fields goal = new Fields(open.last("/arm/goal"));
    Group trajectory = goal.in("goal").in("trajectory").message();
    assertThat(new Fields(trajectory).texts("joint_names")).containsExactly("a", "b");
    assertThat(new Fields(Cell.point(trajectory)).doubles("positions")).containsExactly(0.3, 0.4);
    assertThat(new Fields(Cell.point(trajectory)).nanos("time_from_start")).isEqualTo(20_000_000);
    assertThat(goal.in("goal_id").text("id")).isNotEmpty();
    open.outlet.idle();
    assertThat(open.outlet.ready()).isTrue();
    open.outlet.stop();
    assertThat(new Fields(open.last("/arm/cancel")).text("id")).isEmpty();
  }

  @Test
  void aGoalThatIsRejectedMakesTheRobotNotReadyUntilOneIsTaken() throws Exception {
    Open open = open(Cell.JOINTS, Cell.STATE, GOALS);
    open.server();
    open.outlet.send(new double[] {0.3, 0.4}, 1);
    open.result(5, "Goal rejected: joint names do not match");
    open.outlet.idle();
    assertThat(open.outlet.ready()).isFalse();
    assertThat(open.outlet.trouble())
        .isEqualTo("the controller has rejected a goal: Goal rejected: joint names do not match");
    open.outlet.send(new double[] {0.3, 0.4}, 2);
    open.outlet.idle();
    assertThat(open.outlet.ready()).isTrue();
    assertThat(open.outlet.trouble()).isEmpty();
  }

  @Test
  void numbersStopWhereTheyWereAtTheFirstHalt() throws Exception {
    Open open = open(Cell.JOINTS, Cell.STATE, "command: {kind: float64-multi-array, topic: /c}\n");
    open.state(Cell.joints(List.of("a", "b"), 0.1, 0.2).set("velocity", 0.0, 0.0).build());
    open.outlet.send(new double[] {0.3, 0.4}, 1);
    assertThat(new Fields(open.last("/c")).doubles("data")).containsExactly(0.3, 0.4);
    open.outlet.stop();
    open.cell.clock.pass(10);
    open.state(Cell.joints(List.of("a", "b"), 0.15, 0.2).set("velocity", 0.0, 0.0).build());
    open.outlet.stop();
    assertThat(new Fields(open.last("/c")).doubles("data")).containsExactly(0.1, 0.2);
  }

  @Test
  void aPoseIsCommandedInItsFrameAndAxesNotCommandedKeepTheStart() throws Exception {
    String two =
        axes("x", "y") + "state: {topic: /pose, type: geometry_msgs/PoseStamped, frame: /base}\n";
    Open open = open(two, "command: {kind: pose, topic: /c}\n");
    open.pose(0.4, 0.1, 0.3, 1, 0, 0, 0);
    open.pose(0.5, 0.1, 0.2, 0, 1, 0, 0);
    open.outlet.send(new double[] {0.45, 0.15}, 1);
    Fields pose = new Fields(open.last("/c"));
    assertThat(pose.in("header").text("frame_id")).isEqualTo("/base");
    assertThat(pose.in("header").nanos("stamp")).isEqualTo(open.cell.wall(open.cell.clock.nanos()));
    Fields position = pose.in("pose").in("position");
    assertThat(List.of(position.real("x"), position.real("y"), position.real("z")))
        .containsExactly(0.45, 0.15, 0.3);
    assertThat(pose.in("pose").in("orientation").real("x")).isCloseTo(1, TINY);
  }

  /// A tool that points straight down is half a turn about x away from its base: the two signs of
  /// that vector are the same rotation, and noise flips the quaternion's.
  @Test
  void aToolThatPointsDownDoesNotFlip() throws Exception {
    Open open = open(Cell.CARTESIAN, "command: {kind: pose, topic: /c}\n");
    open.pose(0.4, 0, 0.3, 1, 0, 0, 1e-6);
    open.pose(0.4, 0, 0.3, -1, 0, 0, 1e-6);
    open.pose(0.4, 0, 0.3, 1, 0, 0, -1e-6);
    double[] measured = open.states.measured().position();
    assertThat(measured[3]).isCloseTo(Math.PI, within(1e-5));
    assertThat(measured[4]).isCloseTo(0, within(1e-5));
    open.outlet.send(measured, 1);
    Fields turn = new Fields(open.last("/c")).in("pose").in("orientation");
    assertThat(Math.abs(turn.real("x"))).isCloseTo(1, TINY);
  }

  @Test
  void aTwistGoesTowardsTheCommandWithinVelocityAndAcceleration() throws Exception {
    Open open = open(Cell.CARTESIAN, "command: {kind: twist, topic: /t, time-constant-ms: 100}\n");
    open.pose(0.4, 0, 0.3, 1, 0, 0, 0);
    open.pose(0.4, 0, 0.3, 1, 0, 0, 0);
    double[] wanted = {0.4, 0.02, 0.3, Math.PI, 0, 0};
    open.outlet.send(wanted, 1);
    assertThat(twist(open, "linear").real("y")).isCloseTo(0.05, TINY); // 5 m/s^2 for 10 ms
    for (int i = 2; i < 30; i++) {
      open.cell.clock.pass(10);
      open.pose(0.4, 0, 0.3, 1, 0, 0, 0);
      open.outlet.send(wanted, i);
    }
    assertThat(twist(open, "linear").real("y")).isCloseTo(0.2, TINY); // 0.02 m in 0.1 s
    wanted[1] = 0.8;
    for (int i = 30; i < 60; i++) {
      open.cell.clock.pass(10);
      open.pose(0.4, 0, 0.3, 1, 0, 0, 0);
      open.outlet.send(wanted, i);
    }
    assertThat(twist(open, "linear").real("y")).isCloseTo(0.5, TINY); // the limit
    assertThat(twist(open, "angular").real("x")).isCloseTo(0, TINY);
  }

  @Test
  void aTurnIsTheRotationBetweenTheTwoAndNotTheDifferenceOfTheirVectors() throws Exception {
    Open open = open(Cell.CARTESIAN, "command: {kind: twist, topic: /t, time-constant-ms: 1000}\n");
    open.pose(0, 0, 0.3, 1, 0, 0, 0);
    open.pose(0, 0, 0.3, 1, 0, 0, 0);
    Quaterniond wanted = new Quaterniond().rotationZ(0.01).mul(new Quaterniond(1, 0, 0, 0));
    Vector3d vector = RotationVector.of(wanted, new Vector3d());
    vector = RotationVector.nearest(vector, new Vector3d(Math.PI, 0, 0));
    for (int i = 1; i < 20; i++) {
      open.cell.clock.pass(10);
      open.pose(0, 0, 0.3, 1, 0, 0, 0);
      open.outlet.send(new double[] {0, 0, 0.3, vector.x, vector.y, vector.z}, i);
    }
    Fields turn = twist(open, "angular");
    assertThat(turn.real("x")).isCloseTo(0, TINY);
    assertThat(turn.real("y")).isCloseTo(0, TINY);
    assertThat(turn.real("z")).isCloseTo(0.01, TINY);
  }

  @Test
  void aTwistStopsWhenCommandsStopAndWhenTheStateDoes() throws Exception {
    Open open = open(Cell.CARTESIAN, "command: {kind: twist, topic: /t, idle-ms: 30}\n");
    open.pose(0.4, 0, 0.3, 1, 0, 0, 0);
    open.pose(0.4, 0, 0.3, 1, 0, 0, 0);
    double[] wanted = {0.6, 0, 0.3, Math.PI, 0, 0};
    open.outlet.idle();
    assertThat(open.cell.graph.heard("/t")).isEmpty();
    open.outlet.send(wanted, 1);
    assertThat(twist(open, "linear").real("x")).isPositive();
    open.cell.clock.pass(29);
    open.outlet.idle();
    assertThat(open.cell.graph.heard("/t")).hasSize(1);
    open.cell.clock.pass(2);
    open.outlet.idle();
    assertThat(twist(open, "linear").real("x")).isZero();
    open.cell.clock.pass(100);
    open.outlet.send(wanted, 2);
    assertThat(twist(open, "linear").real("x")).isZero();
    open.outlet.stop();
    assertThat(twist(open, "linear").real("x")).isZero();
  }

  @Property(seed = "82", tries = 500)
  void aRotationVectorAndItsQuaternionAreTheSameRotation(
      @ForAll @DoubleRange(min = -3, max = 3) double x,
      @ForAll @DoubleRange(min = -3, max = 3) double y,
      @ForAll @DoubleRange(min = -3, max = 3) double z) {
    Quaterniond rotation = RotationVector.quaternion(x, y, z, new Quaterniond());
    Vector3d given = new Vector3d(x, y, z);
    Vector3d back = RotationVector.of(rotation, new Vector3d());
    assertThat(back.length()).isLessThanOrEqualTo(Math.PI + 1e-12);
    assertThat(RotationVector.nearest(back, given).distance(given)).isLessThan(1e-6);
    Vector3d other = RotationVector.of(new Quaterniond(rotation).mul(-1), new Vector3d());
    assertThat(RotationVector.nearest(other, given).distance(given)).isLessThan(1e-6);
  }

  @Test
  void knownRotations() {
    assertThat(RotationVector.of(new Quaterniond(0, 0, HALF, HALF), new Vector3d()))
        .satisfies(v -> assertThat(v.distance(new Vector3d(0, 0, Math.PI / 2))).isLessThan(1e-12));
    assertThat(RotationVector.of(new Quaterniond(0, 0, 0, 1), new Vector3d()).length()).isZero();
    assertThat(RotationVector.quaternion(0, Math.PI, 0, new Quaterniond()).y).isCloseTo(1, TINY);
    Vector3d zero = RotationVector.nearest(new Vector3d(), new Vector3d(6.2, 0, 0));
    assertThat(zero.x).isCloseTo(2 * Math.PI, TINY);
  }

  private static Double first(Group trajectory) {
    return new Fields(Cell.point(trajectory)).doubles("positions")[0];
  }

  private static Fields twist(Open open, String part) {
    return new Fields(open.last("/t")).in("twist").in(part);
  }

  private static String axes(String... names) {
    StringBuilder text =
        new StringBuilder("driver: ros\nname: tool\nservo-period-ms: 10\njoints:\n");
    for (String name : names)
      text.append("  %s: {unit: m, min: -1, max: 1, max-velocity: 1}\n".formatted(name));
    return text.toString();
  }

  private static Open open(String... yaml) throws RosException {
    return new Open(new Cell(yaml));
  }

  /// A way for commands, with the states that it needs.
  private static final class Open {

    private final Cell cell;
    private final JointAssembly states;
    private final CommandOutlet outlet;

    Open(Cell cell) throws RosException {
      this.cell = cell;
      RobotKeys keys = RobotKeys.read(cell.section);
      RosNode node = cell.graph.node();
      StateDecoder decoder = keys.state().decoder(keys.robot());
      Stamping stamping =
          Stamping.open(
              keys.stamps(),
              node,
              cell.clock,
              () -> Instant.ofEpochSecond(0, cell.wall(cell.clock.nanos())));
      states =
          new JointAssembly(
              keys.robot(), decoder, stamping.rule(), new StateSlot(keys.robot().dof()));
      outlet = new Outlets(keys, node, decoder, states, stamping, cell.clock).open();
      cell.graph.listen(keys.command().topic(), type(keys.command()));
    }

    /// Somebody at the other end of all five topics of the action `/arm`.
    void server() {
      cell.graph.listen("/arm/goal", "control_msgs/FollowJointTrajectoryActionGoal");
      cell.graph.listen("/arm/cancel", "actionlib_msgs/GoalID");
      for (String topic : List.of("status", "feedback", "result"))
        cell.graph.publisher("/arm/" + topic, "any");
    }

    /// The server's last word about the newest goal.
    void result(long status, String text) {
      String id = new Fields(last("/arm/goal")).in("goal_id").text("id");
      cell.graph.publish(
          "/arm/result",
          MemoryGraph.draft("control_msgs/FollowJointTrajectoryActionResult")
              .set("status.goal_id.id", id)
              .set("status.status", status)
              .set("status.text", text)
              .build());
    }

    private static String type(CommandKeys command) {
      return switch (command.kind()) {
        case TWIST -> command.twistType();
        case POSE -> PoseForm.TYPE;
        case FLOAT64_MULTI_ARRAY -> ArrayForm.TYPE;
        default -> TrajectoryForm.TYPE;
      };
    }

    void state(Group message) {
      states.message(message, cell.clock.nanos());
    }

    void pose(double... pose) {
      cell.clock.pass(10);
      state(Cell.pose("base", pose));
    }

    Group last(String topic) {
      return cell.graph.heard(topic).getLast();
    }
  }
}
