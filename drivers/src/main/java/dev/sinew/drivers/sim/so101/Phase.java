package dev.sinew.drivers.sim.so101;

/// What the expert is at.
enum Phase {
  /// Out of the way, over the table, jaws open: how it begins after a failure.
  CLEAR,
  /// To a point over the cube.
  ABOVE,
  DOWN,
  CLOSE,
  LIFT,
  /// To a point over the bin.
  CARRY,
  LOWER,
  OPEN,
  AWAY,
  /// From the bin to before the base.
  BACK,
  /// To the rest pose.
  HOME,
  /// Nothing more to do until the cube is placed anew.
  DONE
}
