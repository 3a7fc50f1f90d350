package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.message.Stamping;
import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.List;
import org.joml.Quaterniond;

/// `geometry_msgs/PoseStamped`: where an impedance controller pulls the tool to. Axes that are not
/// commanded keep what was measured first.
final class PoseForm implements CommandForm {

  static final String TYPE = "geometry_msgs/PoseStamped";

  private final MessageType type;
  private final List<Axis> axes;
  private final PoseDecoder states;
  private final String frame;
  private final Stamping stamping;
  private final Quaterniond rotation = new Quaterniond();

  PoseForm(Dialect dialect, List<Axis> axes, PoseDecoder states, String frame, Stamping stamping) {
    type = RosTypes.message(TYPE, dialect);
    this.axes = axes;
    this.states = states;
    this.frame = frame;
    this.stamping = stamping;
  }

  @Override
  public Group command(double[] position, Measured measured, long nowNanos) {
    double[] pose = states.first().clone();
    for (int j = 0; j < position.length; j++) pose[axes.get(j).ordinal()] = position[j];
    RotationVector.quaternion(pose[3], pose[4], pose[5], rotation);
    return new MessageDraft(type)
        .time("header.stamp", stamping.now())
        .set("header.frame_id", frame)
        .set("pose.position.x", pose[0])
        .set("pose.position.y", pose[1])
        .set("pose.position.z", pose[2])
        .set("pose.orientation.x", rotation.x)
        .set("pose.orientation.y", rotation.y)
        .set("pose.orientation.z", rotation.z)
        .set("pose.orientation.w", rotation.w)
        .build();
  }

  @Override
  public Group stop(Measured measured) {
    return command(measured.position(), measured, measured.stampNanos());
  }
}
