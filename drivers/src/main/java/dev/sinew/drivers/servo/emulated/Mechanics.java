package dev.sinew.drivers.servo.emulated;

/// What a servo carries.
///
/// @param burden part of its stall torque that the load pulls with, all the time, towards lower
///     encoder counts; -1 to 1
/// @param friction part of its stall torque that the gears eat; below it a limp servo stays put
/// @param responseSeconds time constant of its speed with the mass it carries
/// @param lowStop encoder counts at which something solid is in the way, below
/// @param highStop the same, above
public record Mechanics(
    double burden, double friction, double responseSeconds, double lowStop, double highStop) {

  /// Checks the ranges.
  public Mechanics {
    if (!(Math.abs(burden) <= 1)) throw new IllegalArgumentException("burden " + burden);
    if (!(friction >= 0 && friction <= 1))
      throw new IllegalArgumentException("friction " + friction);
    if (!(responseSeconds >= 0.01 && responseSeconds <= 10))
      throw new IllegalArgumentException("responseSeconds " + responseSeconds);
    if (!(lowStop < highStop))
      throw new IllegalArgumentException("stops " + lowStop + " to " + highStop);
  }

  /// A light link, no load, nothing in the way.
  public static Mechanics free() {
    return new Mechanics(0, 0.02, 0.04, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /// The same with a load that pulls.
  public Mechanics burdened(double part) {
    return new Mechanics(part, friction, responseSeconds, lowStop, highStop);
  }

  /// The same between two stops.
  public Mechanics between(double low, double high) {
    return new Mechanics(burden, friction, responseSeconds, low, high);
  }
}
