package dev.sinew.runtime.safety;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import java.util.List;

/// The bounds that a supervisor holds. They start at the robot's own and can only be tightened.
///
/// @param joints bounds per joint, in the robot's order
/// @param maxStateAgeNanos oldest measured state that may be acted on
/// @param maxPlanAgeNanos oldest observation whose plan may still be followed
/// @param brakeNanos time in which a stop ramps the measured velocity down
/// @param standstillVelocity measured speed, unit/s, below which a joint counts as at rest
public record SupervisorLimits(
    List<JointSpec> joints,
    long maxStateAgeNanos,
    long maxPlanAgeNanos,
    long brakeNanos,
    double standstillVelocity) {

  public SupervisorLimits {
    joints = List.copyOf(joints);
  }

  /// @throws IllegalArgumentException when a bound is looser than the robot's own, or the joints
  ///     differ
  void mustFit(RobotSpec robot) {
    if (joints.size() != robot.dof()) {
      throw new IllegalArgumentException(
          "limits for " + joints.size() + " joints, but " + robot.name() + " has " + robot.dof());
    }
    for (int i = 0; i < joints.size(); i++) {
      JointSpec limit = joints.get(i);
      JointSpec own = robot.joints().get(i);
      if (!limit.name().equals(own.name()) || limit.unit() != own.unit()) {
        throw new IllegalArgumentException("joint " + i + " is " + own + ", not " + limit);
      }
      if (limit.min() < own.min()
          || limit.max() > own.max()
          || limit.maxVelocity() > own.maxVelocity()
          || limit.maxAcceleration() > own.maxAcceleration()
          || limit.maxJerk() > own.maxJerk()) {
        throw new IllegalArgumentException(
            "limits of " + limit + " are looser than the robot's own: " + own);
      }
    }
  }
}
