package dev.sinew.drivers.sim.pusht;

/// Pose of the T: its origin is the middle of the bar's outer edge, its stem points along body y.
///
/// @param x px
/// @param y px
/// @param angle rad, not wrapped
record Pose(double x, double y, double angle) {

  /// Where the T belongs (gym-pusht).
  static final Pose GOAL = new Pose(256, 256, Math.PI / 4);
}
