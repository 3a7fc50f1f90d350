package dev.sinew.drivers.ros.robot;

/// Where the robot was. Immutable by contract.
///
/// @param stampNanos on the loop's clock
/// @param position one value per joint
record Measured(long stampNanos, double[] position) {}
