package dev.sinew.runtime.kinematics;

/// A capsule stays on the positive side of the plane `normal . p = offset`.
///
/// @param at where the capsule's ends start
/// @param nx the normal, of length one; so are ny and nz
record OnPositiveSide(
    String name,
    int at,
    double nx,
    double ny,
    double nz,
    double offset,
    double radius,
    double[] reach)
    implements Constraint {

  @Override
  public double clearance(double[] ends) {
    return Math.min(above(ends, at), above(ends, at + 3)) - offset - radius;
  }

  private double above(double[] ends, int i) {
    return nx * ends[i] + ny * ends[i + 1] + nz * ends[i + 2];
  }
}
