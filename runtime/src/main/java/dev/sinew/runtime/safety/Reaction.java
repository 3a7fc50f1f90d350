package dev.sinew.runtime.safety;

/// What is done when a rule is broken, mildest first; the worst of a tick wins.
public enum Reaction {
  NONE,
  /// Written down.
  NOTE,
  /// The command is brought inside the limit.
  LIMIT,
  /// The arm goes slower along the policy's own path, down to rest.
  SLOW,
  /// Controlled stop, latched.
  STOP,
  /// Controlled stop, latched, and the robot is asked to hold by its own means.
  HALT
}
