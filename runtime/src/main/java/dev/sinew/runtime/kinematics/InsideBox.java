package dev.sinew.runtime.kinematics;

/// A capsule stays inside a box: its distance to the nearest face. Once outside, minus the distance
/// by which it overruns the worst face.
///
/// @param at where the capsule's ends start
record InsideBox(String name, int at, Box box, double radius, double[] reach)
    implements Constraint {

  @Override
  public double clearance(double[] ends) {
    double least = inside(ends[at], box.minX(), box.maxX());
    least = Math.min(least, inside(ends[at + 1], box.minY(), box.maxY()));
    least = Math.min(least, inside(ends[at + 2], box.minZ(), box.maxZ()));
    least = Math.min(least, inside(ends[at + 3], box.minX(), box.maxX()));
    least = Math.min(least, inside(ends[at + 4], box.minY(), box.maxY()));
    least = Math.min(least, inside(ends[at + 5], box.minZ(), box.maxZ()));
    return least - radius;
  }

  private static double inside(double value, double min, double max) {
    return Math.min(value - min, max - value);
  }
}
