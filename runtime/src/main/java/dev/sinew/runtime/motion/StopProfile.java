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
/// which is the continuous trapezoid of accelerations with the initial velocity `V0 - A0 / 2`;
/// [StopCounts] finds the counts.
///
/// Mutable and reusable: [#plan] and [#follow] overwrite. Everything is O(1) in the number of
/// ticks.
final class StopProfile {

  private final StopCounts counts = new StopCounts();
  private double passed;
  private double q0;
  private double v0;
  private double a0;

  /// Jerk of the first phase, and of the last but for its sign.
  private double jerk1;

  private double jerk3;

  /// State at the end of the first phase.
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
    passed = 0;
    if (v == 0 && a == 0) {
      rest();
      return true;
    }
    if (!counts.solve(v, a, acceleration, jerk)) return false;
    jerk1 = (counts.peak - a) / counts.rise;
    jerk3 = counts.peak / counts.fall;
    q1 = rising(counts.rise);
    v1 = risingVelocity(counts.rise);
    end = steady(counts.hold) - falling(counts.fall);
    bound();
    return true;
  }

  private void rest() {
    counts.clear();
    jerk1 = jerk3 = 0;
    v1 = slowest = swiftest = 0;
    q1 = end = lowest = highest = q0;
  }

  /// Becomes what is left of another stop after `tick` of its ticks: the same positions to the bit.
  void follow(StopProfile other, int tick) {
    copy(other);
    passed = Math.min(passed + tick, counts.sum());
    if (passed < counts.rise) return;
    slowest = Math.min(velocity(0), 0);
    swiftest = Math.max(velocity(0), 0);
    lowest = Math.min(position(0), end);
    highest = Math.max(position(0), end);
  }

  private void copy(StopProfile other) {
    counts.copy(other.counts);
    passed = other.passed;
    q0 = other.q0;
    v0 = other.v0;
    a0 = other.a0;
    jerk1 = other.jerk1;
    jerk3 = other.jerk3;
    q1 = other.q1;
    v1 = other.v1;
    end = other.end;
    lowest = other.lowest;
    highest = other.highest;
    slowest = other.slowest;
    swiftest = other.swiftest;
  }

  /// Velocity is extreme where the acceleration crosses zero, position where the velocity does.
  /// Both happen in the first phase only: after it the acceleration keeps its sign and the velocity
  /// runs monotonically to zero. The discrete extremum is one of the two ticks around the root.
  private void bound() {
    slowest = Math.min(Math.min(v0, v1), 0);
    swiftest = Math.max(Math.max(v0, v1), 0);
    lowest = Math.min(q0, end);
    highest = Math.max(q0, end);
    velocityExtremum(-a0 / jerk1);
    double half = a0 + jerk1 / 2;
    double discriminant = half * half - 2 * jerk1 * v0;
    if (!(discriminant >= 0)) return;
    double sum = -(half + Math.copySign(Math.sqrt(discriminant), half));
    positionExtremum(sum / jerk1);
    positionExtremum(2 * v0 / sum);
  }

  private void velocityExtremum(double root) {
    if (!(root > 0 && root < counts.rise)) return;
    double i = Math.floor(root);
    double before = risingVelocity(i);
    double after = risingVelocity(i + 1);
    slowest = Math.min(slowest, Math.min(before, after));
    swiftest = Math.max(swiftest, Math.max(before, after));
  }

  private void positionExtremum(double root) {
    if (!(root > 0 && root < counts.rise)) return;
    double i = Math.floor(root);
    double before = rising(i);
    double after = rising(i + 1);
    lowest = Math.min(lowest, Math.min(before, after));
    highest = Math.max(highest, Math.max(before, after));
  }

  private double rising(double i) {
    return q0 + (i * v0 + i * (i + 1) / 2 * (a0 + jerk1 * (i + 2) / 3));
  }

  private double risingVelocity(double i) {
    return v0 + i * (a0 + jerk1 * (i + 1) / 2);
  }

  private double steady(double i) {
    return q1 + (i * v1 + i * (i + 1) / 2 * counts.peak);
  }

  /// Position relative to the end, `left` ticks before it: exactly zero in the last three.
  private double falling(double left) {
    return jerk3 * (left * (left - 1) * (left - 2) / 6);
  }

  private double left(int i) {
    return counts.sum() - passed - i;
  }

  /// Ticks until rest; zero at rest.
  int ticks() {
    return (int) left(0);
  }

  /// Position after `i >= 0` ticks. From [#ticks] on it is exactly [#end]. Its rounding error stays
  /// below 8 ulp of the largest position of the stop.
  double position(int i) {
    double left = left(i);
    if (left <= 0) return end;
    if (left <= counts.fall) return end + falling(left);
    double tick = passed + i;
    return tick <= counts.rise ? rising(tick) : steady(tick - counts.rise);
  }

  /// Velocity in tick `i >= 0`.
  double velocity(int i) {
    double left = left(i);
    if (left <= 0) return 0;
    if (left <= counts.fall) return -jerk3 * (left * (left - 1) / 2);
    double tick = passed + i;
    return tick <= counts.rise ? risingVelocity(tick) : v1 + (tick - counts.rise) * counts.peak;
  }

  /// Acceleration in tick `i >= 0`.
  double acceleration(int i) {
    double left = left(i);
    if (left <= 0) return 0;
    if (left <= counts.fall) return jerk3 * left;
    double tick = passed + i;
    return tick <= counts.rise ? a0 + jerk1 * tick : counts.peak;
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

  /// Highest position; may be higher for a stop that [#follow]s another one.
  double highest() {
    return highest;
  }

  /// Largest |V| over all ticks, the starting one included.
  double fastest() {
    return Math.max(swiftest, -slowest);
  }

  /// Whether the velocity takes both signs. A sign by rounding alone counts.
  boolean reverses() {
    return slowest < 0 && swiftest > 0;
  }

  /// Whether every tick stays inside the box and below the velocity limit. Acceleration and jerk
  /// are those of the plan.
  boolean within(TickLimits limits) {
    return lowest >= limits.lowest()
        && highest <= limits.highest()
        && fastest() <= limits.velocity();
  }
}
