package dev.sinew.runtime;

/// What an operator's device may know of the arm that it moves: the newest tick, as one picture.
/// Teleoperation thread; no allocation.
public interface FollowerView {

  /// Instant of that tick; [Long#MIN_VALUE] before the first.
  long stampNanos();

  /// The last command sent to joint `i`, or where it is held while none was sent; in the joint's
  /// unit. What a device that moves relatively starts from.
  double sent(int i);

  /// Measured position of joint `i`, in the joint's unit.
  double measured(int i);

  /// The joints that are the operator's in that tick: bit `i` for joint `i`; those that hold
  /// because the clutch is open or the reading is old among them.
  long authority();
}
