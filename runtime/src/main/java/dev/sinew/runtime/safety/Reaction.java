package dev.sinew.runtime.safety;

/// What a rule asks for when it finds its condition, mildest first. The worst of a tick wins.
public enum Reaction {
  /// Nothing.
  NONE,
  /// Motion as wanted; written down.
  NOTE,
  /// The command is brought to the nearest one that may be sent.
  LIMIT,
  /// Slower along the policy's own path, down to standing.
  SLOW,
  /// A controlled stop, then hold.
  STOP,
  /// A controlled stop, and the robot is asked to remove power or to hold by its own means.
  HALT;

  /// Whether it ends motion and latches.
  public boolean stops() {
    return ordinal() >= STOP.ordinal();
  }
}
