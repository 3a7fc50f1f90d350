package dev.sinew.runtime;

/// Read-only view of a measured state; valid only inside the call that received it.
public interface JointStateView {

  int dof();

  /// Instant at which the state was true, nanoseconds on the loop's clock; [Long#MIN_VALUE] before
  /// the first read.
  long stampNanos();

  /// Measured position of joint `i`, in the joint's unit.
  double position(int i);

  /// Measured velocity of joint `i`, in the joint's unit per second.
  double velocity(int i);

  /// What the robot's controller says about itself.
  RobotCondition condition();
}
