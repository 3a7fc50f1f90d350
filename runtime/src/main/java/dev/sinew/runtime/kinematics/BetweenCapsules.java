package dev.sinew.runtime.kinematics;

/// Two capsules keep apart. Negative down to minus both radii, when the axes cross.
///
/// @param first where the first capsule's ends start
/// @param second where the second's start
/// @param radii sum of both
record BetweenCapsules(String name, int first, int second, double radii, double[] reach)
    implements Constraint {

  @Override
  public double clearance(double[] ends) {
    return Segments.distance(ends, first, second) - radii;
  }
}
