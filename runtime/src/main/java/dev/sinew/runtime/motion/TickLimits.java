package dev.sinew.runtime.motion;

import dev.sinew.runtime.JointSpec;

/// The limits of one joint in tick units, shrunk so that no difference of emitted doubles exceeds
/// what the joint declares.
///
/// Planned motion is real-valued, emitted commands are doubles. Let `u` be one ulp of the largest
/// position of the box. An emitted command is off its plan by less than 16 u: 8 u for evaluating
/// the plan ([StopProfile#position]) and 8 u for pulling it back into the box, which a plan may
/// leave by that much. Velocity, acceleration and jerk weigh that error by 1+1, 1+2+1 and 1+3+3+1.
/// Differencing them rounds by 1, 4 and 12 u at most, velocity being at most twice the largest
/// position; 4 u with the same weights cover that. So with `rounding = 20 u` they are planned 2, 4
/// and 8 `rounding` below what is declared.
///
/// @param velocity largest |V|
/// @param acceleration largest |A|, or infinite
/// @param jerk largest |J|, or infinite
/// @param rounding how far an emitted command may be from its plan
record TickLimits(
    double min, double max, double velocity, double acceleration, double jerk, double rounding) {

  private static final double ULPS = 20;
  private static final double PULLED_BACK = 8 / ULPS;

  /// The part of a limit that rounding may take; a limit that would lose more is refused.
  private static final double LARGEST_LOSS = 0.01;

  /// @throws IllegalArgumentException naming the joint, if its box is infinite or a limit drowns in
  ///     rounding at this period
  static TickLimits of(JointSpec joint, double period) {
    double rounding = ULPS * Math.ulp(Math.max(Math.abs(joint.min()), Math.abs(joint.max())));
    if (!(rounding < Double.POSITIVE_INFINITY))
      throw new IllegalArgumentException(joint.name() + ": the position box must be finite");
    return new TickLimits(
        joint.min(),
        joint.max(),
        shrunk(joint, "velocity", joint.maxVelocity(), period, 2 * rounding),
        shrunk(joint, "acceleration", joint.maxAcceleration(), period * period, 4 * rounding),
        shrunk(joint, "jerk", joint.maxJerk(), period * period * period, 8 * rounding),
        rounding);
  }

  private static double shrunk(
      JointSpec joint, String name, double limit, double toTicks, double loss) {
    double ticks = limit * toTicks;
    if (!(loss <= LARGEST_LOSS * ticks)) {
      throw new IllegalArgumentException(
          "%s: max %s %s drowns in rounding at this servo period; at least %.3g is needed"
              .formatted(joint.name(), name, limit, loss / (LARGEST_LOSS * toTicks)));
    }
    return ticks - loss;
  }

  /// The same box with a fraction taken off velocity, acceleration and jerk.
  TickLimits less(double fraction) {
    double kept = 1 - fraction;
    return new TickLimits(min, max, velocity * kept, acceleration * kept, jerk * kept, rounding);
  }

  /// Where a plan may go: the box, widened by the rounding that emission takes back.
  double lowest() {
    return min - PULLED_BACK * rounding;
  }

  double highest() {
    return max + PULLED_BACK * rounding;
  }
}
