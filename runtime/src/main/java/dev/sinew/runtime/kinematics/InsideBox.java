package dev.sinew.runtime.kinematics;

/// A capsule stays inside a box: its distance to the nearest face. Once outside, minus the distance
/// by which it overruns the worst face.
record InsideBox(String name, Segment axis, Box box, double radius, double[] reach)
    implements Constraint {

  @Override
  public double clearance() {
    double x = Math.min(inside(axis.ax, 0), inside(axis.bx, 0));
    double y = Math.min(inside(axis.ay, 1), inside(axis.by, 1));
    double z = Math.min(inside(axis.az, 2), inside(axis.bz, 2));
    return Math.min(x, Math.min(y, z)) - radius;
  }

  private double inside(double value, int i) {
    return Math.min(value - box.min(i), box.max(i) - value);
  }
}
