package dev.sinew.runtime.kinematics;

/// A capsule stays outside a box.
///
/// @param at where the capsule's ends start
record OutsideBox(String name, int at, BoxDistance box, double radius, double[] reach)
    implements Constraint {

  @Override
  public double clearance(double[] ends) {
    return box.signed(ends, at) - radius;
  }
}
