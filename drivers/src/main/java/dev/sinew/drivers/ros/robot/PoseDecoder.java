package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.message.Fields;
import dev.sinew.drivers.ros.message.Header;
import dev.sinew.drivers.ros.message.RefusedException;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.Arrays;
import java.util.List;
import org.joml.Quaterniond;
import org.joml.Vector3d;

/// `geometry_msgs/PoseStamped`: place in m and rotation vector in rad, in one frame. Of the many
/// vectors of a rotation the first is the nearest to the middle of the limits, every other the
/// nearest to the one before: an arm that points straight down, half a turn from the frame, does
/// not jump between the two signs of its axis.
final class PoseDecoder implements StateDecoder {

  private static final double NORM_TOLERANCE = 1e-2;

  private final List<Axis> axes;
  private final String frame;
  private final Vector3d rotation = new Vector3d();
  private final Quaterniond quaternion = new Quaterniond();
  private final Vector3d vector = new Vector3d();
  private final double[] values = new double[Axis.COUNT];
  private volatile double[] first;

  /// @param robot whose joints are axes, see [Axis#misfit]
  PoseDecoder(RobotSpec robot, String frame) {
    axes = Axis.of(robot);
    this.frame = frame;
    for (JointSpec joint : robot.joints()) {
      Axis axis = Axis.named(joint.name());
      double middle = (joint.min() + joint.max()) / 2;
      if (axis.turns()) rotation.setComponent(axis.ordinal() - Axis.RX.ordinal(), middle);
    }
  }

  @Override
  public void decode(Group message, JointReading out) throws RefusedException {
    Header.of(message).mustBeIn(frame);
    Fields pose = new Fields(message).in("pose");
    Fields place = pose.in("position");
    Fields turn = pose.in("orientation");
    quaternion.set(turn.real("x"), turn.real("y"), turn.real("z"), turn.real("w"));
    double norm = Math.sqrt(quaternion.lengthSquared());
    if (!(Math.abs(norm - 1) <= NORM_TOLERANCE))
      throw new RefusedException("has an orientation of length %.3g, not 1".formatted(norm));
    RotationVector.of(quaternion.normalize(), vector);
    rotation.set(RotationVector.nearest(vector, rotation));
    values[0] = place.real("x");
    values[1] = place.real("y");
    values[2] = place.real("z");
    for (int i = 0; i < 3; i++) values[3 + i] = rotation.get(i);
    if (first == null && Arrays.stream(values).allMatch(Double::isFinite)) first = values.clone();
    for (int j = 0; j < axes.size(); j++) out.tell(j, values[axes.get(j).ordinal()], Double.NaN);
  }

  /// The whole pose that was measured first: what axes that are not commanded keep. Any thread;
  /// null before there was one.
  double[] first() {
    return first;
  }
}
