package dev.sinew.runtime;

/// What the robot's own controller says about itself, mildest first.
public enum RobotCondition {
  /// Powered and willing to follow.
  OPERATIONAL,
  /// Not following: brakes on, another mode at the pendant, not yet enabled.
  NOT_READY,
  /// The link to the controller is down, or its watchdog has taken the arm.
  LINK_LOST,
  /// Stopped by the controller's own protection.
  PROTECTIVE_STOP,
  /// Its emergency stop chain is open.
  EMERGENCY_STOP
}
