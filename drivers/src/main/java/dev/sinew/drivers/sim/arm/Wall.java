package dev.sinew.drivers.sim.arm;

/// A springy wall in the way of one joint. It is softer than the position servo, which does not
/// give way.
///
/// @param at position of the joint at first contact, in the joint's unit
/// @param stiffness N per unit of the joint
/// @param side +1 when the wall lies above `at`, -1 when below
record Wall(int joint, double at, double stiffness, int side) {

  /// Contact force on the arm along the joint's positive direction, N; 0 without contact.
  double force(double position) {
    double depth = side * (position - at);
    return depth > 0 ? -side * stiffness * depth : 0;
  }
}
