package dev.sinew.runtime.kinematics;

/// Two capsules keep apart. Negative down to minus both radii, when the axes cross.
///
/// @param radii sum of both
record BetweenCapsules(String name, Segment first, Segment second, double radii, double[] reach)
    implements Constraint {

  @Override
  public double clearance() {
    return first.distance(second) - radii;
  }
}
