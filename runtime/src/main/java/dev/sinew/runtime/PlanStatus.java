package dev.sinew.runtime;

/// What the scheduler had for a tick.
public enum PlanStatus {
  /// No chunk yet: the measured pose is held, latched once.
  NONE,
  /// A row of a chunk.
  FOLLOWING,
  /// The chunk has run out: its end is held (after a deceleration along the path, where rows are
  /// interpolated).
  STARVED
}
