package dev.sinew.runtime.kinematics;

import org.joml.Vector3dc;

/// A capsule stays where `normal . p >= offset`.
///
/// @param normal of length one
record OnPositiveSide(
    String name, Segment axis, Vector3dc normal, double offset, double radius, double[] reach)
    implements Constraint {

  @Override
  public double clearance() {
    double a = normal.x() * axis.ax + normal.y() * axis.ay + normal.z() * axis.az;
    double b = normal.x() * axis.bx + normal.y() * axis.by + normal.z() * axis.bz;
    return Math.min(a, b) - offset - radius;
  }
}
