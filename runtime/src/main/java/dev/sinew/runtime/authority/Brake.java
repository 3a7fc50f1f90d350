package dev.sinew.runtime.authority;

import dev.sinew.runtime.JointSpec;

/// How an offset goes to zero: along a trapezoid of speed, in ticks.
///
/// @param perTick greatest change of a step from one tick to the next; infinite where speed may
///     jump
record Brake(double perTick) {

  /// Part of a joint's acceleration; the plan that it is added to needs the rest.
  private static final double SHARE = 0.5;

  /// From speeding up to slowing down the acceleration jumps by twice itself.
  private static final double JUMPS = 2;

  /// One that leaves half of a joint's acceleration and jerk to others.
  ///
  /// @param period the servo period, seconds
  static Brake gentle(JointSpec joint, double period) {
    double acceleration = joint.maxAcceleration() * period * period;
    double jerk = joint.maxJerk() * period * period * period;
    return new Brake(SHARE * Math.min(acceleration, jerk / JUMPS));
  }

  /// The next step on the way to zero. A step `s` with all that follow, each shorter by `b`, goes
  /// no farther than `s(s + b) / 2b + b / 8`; one of `b` or less can be the last.
  ///
  /// @param at where it is
  /// @param step its last
  /// @param fastest longest step
  double home(double at, double step, double fastest) {
    double way = Math.abs(at);
    if (perTick == Double.POSITIVE_INFINITY) return -Math.copySign(Math.min(way, fastest), at);
    double stops = Math.max(Math.min(way, perTick), (Math.sqrt(8 * perTick * way) - perTick) / 2);
    double goal = -Math.copySign(Math.min(fastest, stops), at);
    return Math.max(step - perTick, Math.min(step + perTick, goal));
  }
}
