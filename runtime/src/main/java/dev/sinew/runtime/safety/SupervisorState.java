package dev.sinew.runtime.safety;

/// Life of a supervisor. There is no way back from [#STANDSTILL] but a new arming.
public enum SupervisorState {
  /// Nothing is admitted but the measured pose.
  DISARMED,
  /// Commands are checked and admitted.
  ARMED,
  /// A stop is under way; the arm still moves.
  STOPPING,
  /// The arm was measured at rest and is held there.
  STANDSTILL
}
