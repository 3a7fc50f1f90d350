package dev.sinew.runtime;

/// What the scheduler had for a tick. Recorded episodes hold the ordinals: a new one goes to the
/// end.
public enum PlanStatus {
  /// No chunk yet: the measured pose is held, latched once.
  NONE,
  /// A row of a chunk.
  FOLLOWING,
  /// The chunk has run out: its end is held (after a deceleration along the path, where rows are
  /// interpolated).
  STARVED,
  /// Every joint is the operator's: what the plan says does not count.
  OPERATOR,
  /// The operator has given joints back and no chunk of the new epoch is there yet: the last sent
  /// command is held.
  RELEASED
}
