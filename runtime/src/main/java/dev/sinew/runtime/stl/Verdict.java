package dev.sinew.runtime.stl;

/// What to do with a predicted trace, mildest first.
public enum Verdict {
  /// The whole trace satisfies the formula.
  ACCEPT,
  /// A shorter beginning of it does.
  SHORTEN,
  /// No beginning of it does.
  REFUSE
}
