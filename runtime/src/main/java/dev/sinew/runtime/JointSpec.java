package dev.sinew.runtime;

/// One actuated axis and the limits that its maker gives.
///
/// @param min lowest commandable position, `unit`
/// @param max highest commandable position, `unit`
/// @param maxVelocity highest speed of the *command*, `unit`/s
public record JointSpec(String name, Unit unit, double min, double max, double maxVelocity) {

  public JointSpec {
    if (!(min < max))
      throw new IllegalArgumentException(name + ": min " + min + " is not below max " + max);
    if (!(maxVelocity > 0 && maxVelocity < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + ": max velocity " + maxVelocity + " is not finite and positive");
    }
  }
}
