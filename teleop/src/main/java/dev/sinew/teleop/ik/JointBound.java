package dev.sinew.teleop.ik;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.kinematics.Joint;

/// How one joint may move: the narrower of what two sources allow.
///
/// @param min lowest position, rad or m
/// @param max highest position
/// @param velocity greatest speed, unit/s, finite
/// @param acceleration greatest acceleration, unit/s^2; infinity when there is none
public record JointBound(double min, double max, double velocity, double acceleration) {

  /// @throws IllegalArgumentException when nothing is left to move in, or a bound is no number
  public JointBound {
    if (!(min < max))
      throw new IllegalArgumentException("least position " + min + " is not below " + max);
    if (!(velocity > 0 && velocity < Double.POSITIVE_INFINITY))
      throw new IllegalArgumentException("speed " + velocity + " is not finite and positive");
    if (!(acceleration > 0))
      throw new IllegalArgumentException("acceleration " + acceleration + " is not positive");
  }

  /// What the robot's limits and the model's leave.
  ///
  /// @param share of both speeds that may be used, above 0
  public static JointBound of(JointSpec robot, Joint model, double share) {
    return new JointBound(
        Math.max(robot.min(), model.limits().lower()),
        Math.min(robot.max(), model.limits().upper()),
        share * Math.min(robot.maxVelocity(), model.limits().velocity()),
        robot.maxAcceleration());
  }
}
