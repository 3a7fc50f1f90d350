package dev.sinew.runtime.safety;

/// What became of a command, mildest first; when several guards speak, the worst wins.
public enum Outcome {
  /// Admitted as wanted.
  PASSED,
  /// Admitted after being brought inside a limit.
  LIMITED,
  /// Refused; the last admitted command stands.
  HELD,
  /// Refused; the arm is being brought to rest and stays there.
  STOPPED;

  Outcome orWorse(Outcome other) {
    return other.ordinal() > ordinal() ? other : this;
  }
}
