package dev.sinew.runtime;

/// How chunk rows become commands between their instants.
public enum Interpolation {
  /// A row is the target from its instant until the next row's (position benchmarks such as PushT).
  HOLD,
  /// Straight lines between rows.
  LINEAR
}
