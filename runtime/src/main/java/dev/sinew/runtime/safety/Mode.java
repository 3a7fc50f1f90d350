package dev.sinew.runtime.safety;

/// What the [SafetyMachine] lets the arm do.
public enum Mode {
  /// Nothing is admitted but the measured pose.
  DISARMED,
  /// Everything is checked and the pose is held; no motion yet.
  ARMED,
  /// Commands are admitted.
  RUNNING,
  /// A stop is under way; the arm may still move.
  STOPPING,
  /// An ordinary stop ended, measured at rest; may be armed again.
  STANDSTILL,
  /// A fault's stop ended, measured at rest; only a person's reset leaves it.
  LATCHED,
  /// Only a restart of the process leaves it.
  LOCKED_OUT
}
