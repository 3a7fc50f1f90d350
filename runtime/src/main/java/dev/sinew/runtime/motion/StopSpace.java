package dev.sinew.runtime.motion;

/// The part of joint space in which the arm may move and come to rest: a collision model.
///
/// Called on the servo thread, at most [VerifiedStopGate#MOST_SPACE_CHECKS] times a command: an
/// implementation allocates nothing, takes no lock and no more than bounded time.
@FunctionalInterface
public interface StopSpace {

  /// Whether every configuration whose joint i lies within `absDelta[i]` of `position[i]` is
  /// inside.
  ///
  /// May err on the side of false only. Both arrays belong to the caller, in the units of the
  /// joints, and are valid during the call.
  boolean holds(double[] position, double[] absDelta);
}
