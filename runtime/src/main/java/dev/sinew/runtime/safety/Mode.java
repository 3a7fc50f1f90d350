package dev.sinew.runtime.safety;

/// Life of a supervisor; [SafetyMachine] has the transitions.
public enum Mode {
  /// Nothing may move. Before the first arming the arm is not ours at all; after a reset it is
  /// held.
  DISARMED,
  /// All is checked; the arm is held and waits for the start.
  ARMED,
  /// Commands are followed.
  RUNNING,
  /// A stop is under way; the arm still moves.
  STOPPING,
  /// An ordinary stop has ended: the arm was measured at rest and is held there.
  STANDSTILL,
  /// A fault's stop has ended; the arm is held until a human resets it.
  LATCHED,
  /// As [#LATCHED], and only a restart of the spine ends it.
  LOCKED_OUT
}
