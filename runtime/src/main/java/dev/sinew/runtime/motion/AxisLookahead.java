package dev.sinew.runtime.motion;

/// One joint of a [TrajectoryLimiter].
///
/// Accelerations and velocities count towards the target: `side` is the sign of the way to it.
final class AxisLookahead {

  private static final int HALVINGS = 9;

  /// What a proposal leaves unused of velocity, acceleration and jerk: room for its own rounding.
  private static final double SPARED = 1.0 / 1024;

  private final VerifiedAxis axis;
  private final TickLimits limits;
  private final TickLimits reach;
  private final StopProfile stop = new StopProfile();
  private double q;
  private double v;
  private double a;
  private double target;
  private double side;

  /// @param share of velocity, acceleration and jerk to use
  AxisLookahead(VerifiedAxis axis, double share) {
    this.axis = axis;
    limits = axis.limits().less(1 - share);
    reach = limits.less(SPARED);
  }

  /// @return the next command, or NaN if the wanted position is not finite
  double propose(double wanted) {
    if (!Double.isFinite(wanted)) return Double.NaN;
    q = axis.position();
    v = axis.velocity();
    a = axis.acceleration();
    target = Math.clamp(wanted, limits.min(), limits.max());
    side = target >= q ? 1 : -1;
    if (landsOnTarget()) return target;
    return towardsTarget(axis.ofStop(1), axis.endOfStop());
  }

  /// @param wanted the moving target's position now
  /// @param before a tick ago
  /// @param earlier two ticks ago
  /// @return as [#propose]
  double track(double wanted, double before, double earlier) {
    double most = limits.velocity();
    double velocity = Math.clamp(wanted - before, -most, most);
    double sharpest = limits.acceleration();
    double acceleration = Math.clamp(velocity - (before - earlier), -sharpest, sharpest);
    boolean stops = stop.plan(wanted, velocity, acceleration, limits.acceleration(), limits.jerk());
    return propose(stops ? stop.end() : wanted);
  }

  /// The stored stop is a way that is known to exist. If it ends before the target there may be a
  /// better one between it and full acceleration; otherwise one that brakes harder.
  private double towardsTarget(double nextOfStop, double endOfStop) {
    double most = mostTowards(side);
    if (fits(most)) return after(most);
    double stored = side * (nextOfStop - q - v);
    if (!passes(endOfStop)) {
      double best = between(stored, most);
      return best > stored ? after(best) : nextOfStop;
    }
    double least = -mostTowards(-side);
    if (fits(least)) return after(between(least, stored));
    return stops(after(least)) ? after(least) : nextOfStop;
  }

  /// Whether the target can be the next command and every command from then on.
  private boolean landsOnTarget() {
    double velocity = target - q;
    double acceleration = velocity - v;
    return Math.abs(velocity) <= limits.velocity()
        && Math.abs(acceleration) <= limits.acceleration()
        && Math.abs(acceleration - a) <= limits.jerk()
        && stops(target)
        && stop.highest() - stop.lowest() <= limits.rounding();
  }

  /// The largest acceleration in a direction that the limits leave.
  private double mostTowards(double direction) {
    double now = direction * a;
    double free = Math.min(now + reach.jerk(), reach.velocity() - direction * v);
    return Math.clamp(
        Math.max(free, now - reach.jerk()), -reach.acceleration(), reach.acceleration());
  }

  /// Bisects for the largest acceleration that fits.
  private double between(double fitting, double passing) {
    double least = fitting;
    double most = passing;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (least + most) / 2;
      if (fits(middle)) least = middle;
      else most = middle;
    }
    return least;
  }

  /// Whether a stop after this acceleration is possible and does not pass the target.
  private boolean fits(double acceleration) {
    return stops(after(acceleration)) && !passes(side > 0 ? stop.highest() : stop.lowest());
  }

  /// Plans the stop that the gate would plan.
  private boolean stops(double next) {
    double velocity = next - q;
    return stop.plan(next, velocity, velocity - v, limits.acceleration(), limits.jerk())
        && stop.within(limits);
  }

  private double after(double acceleration) {
    return q + (v + side * acceleration);
  }

  private boolean passes(double position) {
    return !(side * (position - target) <= limits.rounding());
  }
}
