package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.List;

/// `trajectory_msgs/JointTrajectory` with one point, reached after a fixed time; its stamp of zero
/// means "from now on". Every new one takes the place of the one before
/// (<http://wiki.ros.org/joint_trajectory_controller>, trajectory replacement; one without points
/// ends what runs and holds).
final class TrajectoryForm implements CommandForm {

  static final String TYPE = "trajectory_msgs/JointTrajectory";

  private final MessageType type;
  private final List<String> names;
  private final long reachNanos;
  private final boolean holds;

  /// @param reachNanos time until the point is to be reached
  /// @param holds whether a stop is a point at the measured pose instead of an empty trajectory
  TrajectoryForm(RobotSpec robot, Dialect dialect, long reachNanos, boolean holds) {
    type = RosTypes.message(TYPE, dialect);
    names = robot.joints().stream().map(JointSpec::name).toList();
    this.reachNanos = reachNanos;
    this.holds = holds;
  }

  @Override
  public Group command(double[] position, Measured measured, long nowNanos) {
    MessageDraft draft = new MessageDraft(type);
    fill(draft, position);
    return draft.build();
  }

  /// Makes a trajectory with one point of an empty one.
  ///
  /// @param draft of a JointTrajectory
  void fill(MessageDraft draft, double[] position) {
    MessageDraft point = draft.element("points");
    point.set("positions", position.clone()).time("time_from_start", reachNanos);
    draft.texts("joint_names", names).groups("points", List.of(point.build()));
  }

  @Override
  public Group stop(Measured measured) {
    return holds
        ? command(measured.position(), measured, measured.stampNanos())
        : new MessageDraft(type).texts("joint_names", names).build();
  }
}
