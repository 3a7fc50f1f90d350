package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.message.Stamping;
import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.List;

/// `geometry_msgs/TwistStamped` or `Twist`: the tool's velocity, m/s and rad/s, in the frame of the
/// state. Towards a pose that is not known any more there is none.
final class TwistForm implements CommandForm {

  static final String STAMPED = "geometry_msgs/TwistStamped";
  static final String PLAIN = "geometry_msgs/Twist";

  private static final String[] PARTS = {
    "linear.x", "linear.y", "linear.z", "angular.x", "angular.y", "angular.z"
  };

  private final MessageType type;
  private final boolean stamped;
  private final List<Axis> axes;
  private final TwistLaw law;
  private final String frame;
  private final Stamping stamping;
  private final long patienceNanos;
  private final double periodS;

  /// @param patienceNanos age at which a measured pose is not believed any more
  /// @param periodS between two commands
  TwistForm(
      MessageType type,
      List<Axis> axes,
      TwistLaw law,
      String frame,
      Stamping stamping,
      long patienceNanos,
      double periodS) {
    this.type = type;
    stamped = type.name().equals(STAMPED);
    this.axes = axes;
    this.law = law;
    this.frame = frame;
    this.stamping = stamping;
    this.patienceNanos = patienceNanos;
    this.periodS = periodS;
  }

  @Override
  public Group command(double[] position, Measured measured, long nowNanos) {
    if (nowNanos - measured.stampNanos() > patienceNanos) return stop(measured);
    return message(law.towards(position, measured.position(), nowNanos, periodS));
  }

  @Override
  public Group stop(Measured measured) {
    law.rest();
    return message(new double[axes.size()]);
  }

  private Group message(double[] velocity) {
    MessageDraft draft = new MessageDraft(type);
    if (stamped) draft.time("header.stamp", stamping.now()).set("header.frame_id", frame);
    MessageDraft twist = stamped ? draft.part("twist") : draft;
    for (int j = 0; j < velocity.length; j++) twist.set(PARTS[axes.get(j).ordinal()], velocity[j]);
    return draft.build();
  }
}
