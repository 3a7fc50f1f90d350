package dev.sinew.runtime.motion;

/// The bound that a refused command or pose would break, in the order of the checks.
public enum Bound {
  /// No bound: admitted.
  NONE,
  /// Not a number, or infinite.
  FINITE,
  /// Outside the position box.
  POSITION,
  VELOCITY,
  ACCELERATION,
  JERK,
  /// Within every limit itself, but no stop from the state after it is.
  STOP,
  /// It, the way to it or the stop after it is not inside the [StopSpace].
  WORKSPACE
}
