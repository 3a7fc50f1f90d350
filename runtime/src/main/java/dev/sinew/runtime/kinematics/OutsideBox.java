package dev.sinew.runtime.kinematics;

/// A capsule stays outside a box.
record OutsideBox(String name, Segment axis, BoxDistance box, double radius, double[] reach)
    implements Constraint {

  @Override
  public double clearance() {
    return box.signed(axis) - radius;
  }
}
