package dev.sinew.runtime.motion;

import dev.sinew.runtime.JointSpec;

/// How far a joint still runs when it is let go: the stop of a [VerifiedStopGate] from the state of
/// its commands, as a way to be added to whatever is commanded from then on. A command that does
/// nothing but run out is admitted as it is, unless the joint was let go at the very edge of its
/// limits.
///
/// One thread; allocates nothing after construction.
public final class Runout {

  /// Part of the limits left to the rounding of the sums that the way becomes part of.
  private static final double SPARED = 1.0 / 256;

  private final TickLimits limits;
  private final double period;
  private final StopProfile stop = new StopProfile();
  private int ticks;
  private double way;

  /// @param joint its limits
  /// @param period the servo period, seconds
  /// @throws IllegalArgumentException as the gate's
  public Runout(JointSpec joint, double period) {
    this.period = period;
    limits = TickLimits.of(joint, period).less(SPARED);
    begin(0, 0);
  }

  /// Begins at a state of motion.
  ///
  /// @param velocity difference of the last two commands over the period, unit/s
  /// @param acceleration second difference over its square, unit/s^2
  public void begin(double velocity, double acceleration) {
    ticks = 0;
    way = 0;
    boolean planned =
        stop.plan(
            0,
            velocity * period,
            acceleration * period * period,
            limits.acceleration(),
            limits.jerk());
    if (!planned) stop.plan(0, 0, 0, limits.acceleration(), limits.jerk());
  }

  /// Goes on by a tick.
  ///
  /// @return the way of this tick, unit
  public double step() {
    double before = way;
    if (!over()) way = stop.position(++ticks);
    return way - before;
  }

  /// The way that is still to come, unit.
  public double left() {
    return stop.end() - way;
  }

  /// Whether it has come to rest.
  public boolean over() {
    return ticks >= stop.ticks();
  }
}
