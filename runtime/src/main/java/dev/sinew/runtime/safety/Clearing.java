package dev.sinew.runtime.safety;

/// What ends a rule's reaction, easiest first.
public enum Clearing {
  /// The condition is gone. Only for reactions below [Reaction#STOP].
  BY_ITSELF,
  /// The condition is gone, the arm stands, and a person resets.
  OPERATOR,
  /// A restart of the process.
  RESTART
}
