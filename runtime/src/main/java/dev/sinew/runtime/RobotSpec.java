package dev.sinew.runtime;

import java.util.List;

/// What a robot is, readable before power-on.
///
/// @param joints the commandable axes, in the order of every position array
/// @param servoPeriodNanos period at which the robot wants its commands
public record RobotSpec(String name, List<JointSpec> joints, long servoPeriodNanos) {

  /// Name of the state stream that every robot has: its measured joint positions.
  public static final String JOINT_POSITION = "joint-position";

  public RobotSpec {
    joints = List.copyOf(joints);
    if (joints.isEmpty()) throw new IllegalArgumentException(name + ": a robot needs a joint");
    if (servoPeriodNanos <= 0)
      throw new IllegalArgumentException(name + ": servo period must be positive");
  }

  public int dof() {
    return joints.size();
  }
}
