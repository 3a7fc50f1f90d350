package dev.sinew.runtime.motion;

/// How many ticks the three phases of a [StopProfile] take, and the peak of its acceleration.
///
/// The counts start at the time optimum in continuous time, rounded down (jerk J, sign s of the
/// velocity that is left when A0 has been taken back, `|P| = sqrt(s J V + A0^2 / 2)`, cut at the
/// acceleration limit; cf. Biagiotti and Melchiorri, *Trajectory Planning for Automatic Machines
/// and Robots*, Springer 2008, on double-S profiles), and grow until no limit is exceeded. A state
/// that brakes so hard that it reverses in any case has no such neighbour; its counts start anew at
/// the plain way out of the acceleration.
final class StopCounts {

  /// Steps of growth from the optimum; more of them would lead to a stop that is too long.
  private static final int STEPS = 6;

  /// Steps of growth from the way out: more than were ever seen.
  private static final int STEPS_OUT = 16;

  private static final double MOST_TICKS = 1 << 29;

  /// Ticks of the rise from A0 to the peak, of the peak, and of the fall to zero.
  double rise;

  double hold;
  double fall;
  double peak;

  void clear() {
    rise = hold = fall = peak = 0;
  }

  void copy(StopCounts other) {
    rise = other.rise;
    hold = other.hold;
    fall = other.fall;
    peak = other.peak;
  }

  double sum() {
    return rise + hold + fall;
  }

  /// For a state that is not at rest; NaN and overflow end in false.
  boolean solve(double v, double a, double acceleration, double jerk) {
    if (jerk == Double.POSITIVE_INFINITY) startWithoutJerk(v, acceleration);
    else startAtOptimum(v, a, acceleration, jerk);
    if (grow(v, a, acceleration, jerk, STEPS)) return true;
    startWayOut(a, jerk);
    return grow(v, a, acceleration, jerk, STEPS_OUT);
  }

  private void startWithoutJerk(double v, double acceleration) {
    rise = fall = 1;
    hold = Math.max(0, Math.floor(Math.abs(v) / acceleration) - 1);
  }

  private void startAtOptimum(double v, double a, double acceleration, double jerk) {
    double from = v - a / 2;
    double s = from + a * Math.abs(a) / (2 * jerk) >= 0 ? 1 : -1;
    double size = Math.sqrt(Math.max(0, s * jerk * from + a * a / 2));
    double cut = Math.min(size, acceleration);
    rise = Math.max(1, Math.floor(Math.abs(-s * cut - a) / jerk));
    fall = Math.max(1, Math.floor(cut / jerk));
    hold = 0;
    if (size > acceleration) {
      double ticks = Math.abs(from + a * rise / 2) / acceleration;
      hold = Math.max(0, Math.floor(ticks - (rise + fall) / 2));
    }
  }

  private void startWayOut(double a, double jerk) {
    rise = Math.max(1, Math.floor(Math.abs(a) / jerk));
    hold = 0;
    fall = 1;
  }

  private boolean grow(double v, double a, double acceleration, double jerk, int steps) {
    for (int step = 0; step < steps; step++) {
      peak = -(v + a * (rise - 1) / 2) / ((rise + fall) / 2 + hold);
      if (!(Math.abs(peak - a) <= rise * jerk)) rise++;
      else if (!(Math.abs(peak) <= fall * jerk)) fall++;
      else if (!(Math.abs(peak) <= acceleration)) hold++;
      else return sum() <= MOST_TICKS;
    }
    return false;
  }
}
