package dev.sinew.teleop.ik;

/// What a step weighs against what.
///
/// @param periodSeconds length of a cycle
/// @param radianMetres how many metres of error one radian is worth
/// @param effort weight of the squared increments: what a joint's motion costs
/// @param rest weight of the squared distance from the rest pose while the tool is where it should
///     be: keeps a redundant arm from wandering, and lets the tool stay away a little
/// @param restFar the same for a tool that is a cycle's step or more from its target: out of reach,
///     it keeps the arm from folding over into another of its configurations
/// @param singularBelow least singular value of the weighted Jacobian, m/rad, below which damping
///     sets in
/// @param damping at a singular value of zero, m/rad
/// @param stepMetres more error of position than this is not looked at in one cycle
/// @param stepRadians the same for the orientation
/// @param positionFirst whether orientation is followed only as far as the arm can turn its tool
///     without moving it away: for arms with fewer than six joints, which have no full pose
public record IkSettings(
    double periodSeconds,
    double radianMetres,
    double effort,
    double rest,
    double restFar,
    double singularBelow,
    double damping,
    double stepMetres,
    double stepRadians,
    boolean positionFirst) {

  /// Settings that the arms of the acceptance test keep their bounds and come back with.
  ///
  /// @param joints that move the tool
  public static IkSettings of(int joints, double periodSeconds) {
    return new IkSettings(periodSeconds, 0.2, 1e-6, 1e-5, 1e-2, 0.04, 0.06, 0.05, 0.25, joints < 6);
  }
}
