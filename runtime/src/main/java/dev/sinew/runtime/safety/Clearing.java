package dev.sinew.runtime.safety;

/// How the reaction to a broken rule ends.
public enum Clearing {
  /// When the cause is gone.
  BY_ITSELF,
  /// When the cause is gone, the arm is at rest and a human has reset it.
  OPERATOR,
  /// By a restart of the spine only.
  RESTART
}
