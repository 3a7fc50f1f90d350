package dev.sinew.runtime.motion;

/// The stop of one joint from a moving state, in closed form.
///
/// From (q0, V0, A0), in tick units, the acceleration runs linearly from A0 to a peak P in `n1`
/// ticks, stays for `n2`, and runs linearly to zero in `n3`:
///
/// ```text
/// A_i = A0 + (P - A0) i / n1   i = 1 .. n1
///     = P                      for n2 ticks
///     = P (1 - i / n3)         i = 1 .. n3, counted within the phase
/// ```
///
/// The velocities are the sums of these. Their last is zero exactly for
///
/// ```text
/// P = -(V0 + A0 (n1 - 1) / 2) / ((n1 + n3) / 2 + n2)
/// ```
///
/// which is the continuous trapezoid of accelerations with the initial velocity `V0 - A0 / 2`. The
/// tick counts start at the continuous time optimum of that trapezoid, rounded down (jerk J, sign s
/// of the velocity at which A0 has been taken back, `|P| = sqrt(s J V + A0^2 / 2)`, cut at the
/// acceleration limit; cf. Biagiotti and Melchiorri, *Trajectory Planning for Automatic Machines
/// and Robots*, Springer 2008, on double-S profiles), and grow until no limit is exceeded. A state
/// that brakes so hard that it will reverse in any case has no such neighbour; its counts start
/// anew at the plain way out of the acceleration.
///
/// Mutable and reusable: [#plan] and [#follow] overwrite. O(1) in the number of ticks throughout.
final class StopProfile {

  /// Steps of growth from the optimum; more of them would lead to a stop that is too long.
  private static final int STEPS = 6;

  /// Steps of growth from the way out: more than were ever seen.
  private static final int STEPS_OUT = 16;

  private static final double MOST_TICKS = 1 << 29;

  private double q0;
  private double v0;
  private double a0;
  private double passed;
  private double n1;
  private double n2;
  private double n3;
  private double peak;

  /// Jerk of the first phase; minus the jerk of the last.
  private double rise;

  private double fall;
  private double q1;
  private double v1;
  private double end;
  private double lowest;
  private double highest;
  private double slowest;
  private double swiftest;

  /// Plans the stop from a state.
  ///
  /// @param acceleration largest |A|, may be infinite
  /// @param jerk largest |J|, may be infinite
  /// @return false if no stop was found; the profile is then meaningless
  boolean plan(double q, double v, double a, double acceleration, double jerk) {
    q0 = q;
    v0 = v;
    a0 = a;
    if (v == 0 && a == 0) return rest();
    passed = 0;
    if (jerk == Double.POSITIVE_INFINITY) countWithoutJerk(acceleration);
    else count(acceleration, jerk);
    if (!grow(acceleration, jerk, STEPS)) {
      countWayOut(jerk);
      if (!grow(acceleration, jerk, STEPS_OUT)) return false;
    }
    finish();
    return true;
  }

  /// Becomes what is left of another stop after `tick` of its ticks: the same positions to the bit.
  void follow(StopProfile other, int tick) {
    copy(other);
    passed = Math.min(passed + tick, n1 + n2 + n3);
    if (passed < n1) return;
    double now = velocity(0);
    slowest = Math.min(now, 0);
    swiftest = Math.max(now, 0);
    lowest = Math.min(position(0), end);
    highest = Math.max(position(0), end);
  }

  private boolean rest() {
    passed = 0;
    n1 = n2 = n3 = peak = rise = fall = 0;
    v1 = slowest = swiftest = 0;
    q1 = end = lowest = highest = q0;
    return true;
  }

  private void countWithoutJerk(double acceleration) {
    n1 = n3 = 1;
    n2 = Math.max(0, Math.floor(Math.abs(v0) / acceleration) - 1);
  }

  private void count(double acceleration, double jerk) {
    double v = v0 - a0 / 2;
    double s = v + a0 * Math.abs(a0) / (2 * jerk) >= 0 ? 1 : -1;
    double size = Math.sqrt(Math.max(0, s * jerk * v + a0 * a0 / 2));
    double cut = Math.min(size, acceleration);
    n1 = Math.max(1, Math.floor(Math.abs(-s * cut - a0) / jerk));
    n3 = Math.max(1, Math.floor(cut / jerk));
    n2 = 0;
    if (size > acceleration) {
      double ticks = Math.abs(v + a0 * n1 / 2) / acceleration;
      n2 = Math.max(0, Math.floor(ticks - (n1 + n3) / 2));
    }
  }

  private void countWayOut(double jerk) {
    n1 = Math.max(1, Math.floor(Math.abs(a0) / jerk));
    n2 = 0;
    n3 = 1;
  }

  /// NaN and overflow end in false.
  private boolean grow(double acceleration, double jerk, int steps) {
    for (int step = 0; step < steps; step++) {
      peak = -(v0 + a0 * (n1 - 1) / 2) / ((n1 + n3) / 2 + n2);
      if (!(Math.abs(peak - a0) <= n1 * jerk)) n1++;
      else if (!(Math.abs(peak) <= n3 * jerk)) n3++;
      else if (!(Math.abs(peak) <= acceleration)) n2++;
      else return n1 + n2 + n3 <= MOST_TICKS;
    }
    return false;
  }

  private void finish() {
    rise = (peak - a0) / n1;
    fall = peak / n3;
    q1 = rising(n1);
    v1 = risingVelocity(n1);
    end = steady(n2) - falling(n3);
    bound();
  }

  /// Velocity is extreme where the acceleration crosses zero, position where the velocity does.
  /// Both happen in the first phase only: after it the acceleration keeps its sign and the velocity
  /// runs monotonically to zero. The discrete extremum is one of the two ticks around the root.
  private void bound() {
    slowest = Math.min(Math.min(v0, v1), 0);
    swiftest = Math.max(Math.max(v0, v1), 0);
    lowest = Math.min(q0, end);
    highest = Math.max(q0, end);
    velocityExtremum(-a0 / rise);
    double half = a0 + rise / 2;
    double discriminant = half * half - 2 * rise * v0;
    if (!(discriminant >= 0)) return;
    double sum = -(half + Math.copySign(Math.sqrt(discriminant), half));
    positionExtremum(sum / rise);
    positionExtremum(2 * v0 / sum);
  }

  private void velocityExtremum(double root) {
    if (!(root > 0 && root < n1)) return;
    double i = Math.floor(root);
    double before = risingVelocity(i);
    double after = risingVelocity(i + 1);
    slowest = Math.min(slowest, Math.min(before, after));
    swiftest = Math.max(swiftest, Math.max(before, after));
  }

  private void positionExtremum(double root) {
    if (!(root > 0 && root < n1)) return;
    double i = Math.floor(root);
    double before = rising(i);
    double after = rising(i + 1);
    lowest = Math.min(lowest, Math.min(before, after));
    highest = Math.max(highest, Math.max(before, after));
  }

  private void copy(StopProfile other) {
    q0 = other.q0;
    v0 = other.v0;
    a0 = other.a0;
    passed = other.passed;
    n1 = other.n1;
    n2 = other.n2;
    n3 = other.n3;
    peak = other.peak;
    rise = other.rise;
    fall = other.fall;
    q1 = other.q1;
    v1 = other.v1;
    end = other.end;
    lowest = other.lowest;
    highest = other.highest;
    slowest = other.slowest;
    swiftest = other.swiftest;
  }

  private double rising(double i) {
    return q0 + (i * v0 + i * (i + 1) / 2 * (a0 + rise * (i + 2) / 3));
  }

  private double risingVelocity(double i) {
    return v0 + i * (a0 + rise * (i + 1) / 2);
  }

  private double steady(double i) {
    return q1 + (i * v1 + i * (i + 1) / 2 * peak);
  }

  /// Position relative to the end, `left` ticks before it: exactly zero in the last three.
  private double falling(double left) {
    return fall * (left * (left - 1) * (left - 2) / 6);
  }

  /// Ticks until rest; zero at rest.
  int ticks() {
    return (int) left(0);
  }

  private double left(int i) {
    return n1 + n2 + n3 - passed - i;
  }

  /// Position after `i >= 0` ticks. From [#ticks] on it is exactly [#end]. Its rounding error stays
  /// below 8 ulp of the largest position of the stop.
  double position(int i) {
    double left = left(i);
    if (left <= 0) return end;
    if (left <= n3) return end + falling(left);
    double tick = passed + i;
    return tick <= n1 ? rising(tick) : steady(tick - n1);
  }

  /// Velocity in tick `i >= 0`.
  double velocity(int i) {
    double left = left(i);
    if (left <= 0) return 0;
    if (left <= n3) return -fall * (left * (left - 1) / 2);
    double tick = passed + i;
    return tick <= n1 ? risingVelocity(tick) : v1 + (tick - n1) * peak;
  }

  /// Acceleration in tick `i >= 0`.
  double acceleration(int i) {
    double left = left(i);
    if (left <= 0) return 0;
    if (left <= n3) return fall * left;
    double tick = passed + i;
    return tick <= n1 ? a0 + rise * tick : peak;
  }

  /// Where it comes to rest.
  double end() {
    return end;
  }

  /// Lowest position over all ticks, the starting one included. May be lower for a stop that
  /// [#follow]s another one.
  double lowest() {
    return lowest;
  }

  double highest() {
    return highest;
  }

  /// Lowest velocity over all ticks, the starting one included; zero at most.
  double slowest() {
    return slowest;
  }

  /// Highest velocity; zero at least.
  double swiftest() {
    return swiftest;
  }

  /// Largest |V| over all ticks, the starting one included.
  double fastest() {
    return Math.max(swiftest, -slowest);
  }

  /// Whether every tick stays inside the box and below the velocity limit. Acceleration and jerk
  /// are those of the plan.
  boolean within(TickLimits limits) {
    return lowest >= limits.lowest()
        && highest <= limits.highest()
        && fastest() <= limits.velocity();
  }

  /// Whether the velocity takes both signs.
  boolean reverses() {
    return slowest < 0 && swiftest > 0;
  }
}
