package dev.sinew.drivers.sim.so101;

/// An open box on the table, its sides along the axes: what the cube belongs into.
///
/// @param x of its middle, m
/// @param y of its middle, m
record Bin(double x, double y) {

  /// Inside, along either side, m.
  static final double INSIDE = 0.10;

  static final double WALL = 0.008;
  static final double HEIGHT = 0.045;

  static final double OUTSIDE = INSIDE + 2 * WALL;

  /// Whether a cube's centre is inside.
  ///
  /// @param half of the cube's side, m
  boolean holds(double cubeX, double cubeY, double cubeZ, double half) {
    double room = INSIDE / 2;
    return Math.abs(cubeX - x) < room && Math.abs(cubeY - y) < room && cubeZ < HEIGHT + half;
  }
}
