package dev.sinew.runtime;

/// One actuated axis and the limits that its maker gives.
///
/// Velocity, acceleration and jerk bound the *command*: the first, second and third difference of
/// consecutive commands, over the servo period. Infinity means that the axis has no such limit (a
/// simulation).
///
/// @param min lowest commandable position, `unit`
/// @param max highest commandable position, `unit`
/// @param maxVelocity `unit`/s, finite
/// @param maxAcceleration `unit`/s^2
/// @param maxJerk `unit`/s^3
public record JointSpec(
    String name,
    Unit unit,
    double min,
    double max,
    double maxVelocity,
    double maxAcceleration,
    double maxJerk) {

  public JointSpec {
    if (!(min < max))
      throw new IllegalArgumentException(name + ": min " + min + " is not below max " + max);
    if (!(maxVelocity > 0 && maxVelocity < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + ": max velocity " + maxVelocity + " is not finite and positive");
    }
    if (!(maxAcceleration > 0))
      throw new IllegalArgumentException(
          name + ": max acceleration " + maxAcceleration + " is not positive");
    if (!(maxJerk > 0))
      throw new IllegalArgumentException(name + ": max jerk " + maxJerk + " is not positive");
    if (maxJerk < Double.POSITIVE_INFINITY && maxAcceleration == Double.POSITIVE_INFINITY)
      throw new IllegalArgumentException(name + ": a jerk limit needs an acceleration limit");
  }

  /// An axis whose command is bounded in position and velocity only.
  public static JointSpec ofVelocity(
      String name, Unit unit, double min, double max, double maxVelocity) {
    double none = Double.POSITIVE_INFINITY;
    return new JointSpec(name, unit, min, max, maxVelocity, none, none);
  }
}
