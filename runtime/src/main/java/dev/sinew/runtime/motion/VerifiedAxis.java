package dev.sinew.runtime.motion;

/// One joint of a [VerifiedStopGate]: the state of its commands, the stop that is stored for it and
/// the one that is planned behind the command in question. Tick units.
final class VerifiedAxis {

  /// Counting ends where every stop has ended.
  private static final int LONGEST_STOP = 1 << 30;

  private final TickLimits limits;
  private double q;
  private double v;
  private double a;
  private double wanted;
  private StopProfile stored = new StopProfile();
  private StopProfile planned = new StopProfile();
  private int executed;

  VerifiedAxis(TickLimits limits) {
    this.limits = limits;
    forget();
  }

  /// No state: every command is refused.
  void forget() {
    q = v = a = wanted = Double.NaN;
    stored.plan(Double.NaN, 0, 0, 0, 0);
    executed = 0;
  }

  /// At rest at a pose, if it may be one; the stop there is planned.
  Bound settle(double pose) {
    Bound bound = boundOfPose(pose);
    if (bound != Bound.NONE) return bound;
    q = wanted = pose;
    v = a = 0;
    planned.plan(pose, 0, 0, limits.acceleration(), limits.jerk());
    return Bound.NONE;
  }

  /// The first bound that a command or every stop behind it would break; the stop is planned. Every
  /// comparison fails for NaN, which is also what a forgotten state is.
  Bound check(double command) {
    wanted = command;
    Bound pose = boundOfPose(command);
    if (pose != Bound.NONE) return pose;
    if (command == ofStop(1)) {
      planned.follow(stored, executed + 1);
      return Bound.NONE;
    }
    double velocity = command - q;
    double acceleration = velocity - v;
    if (!(Math.abs(velocity) <= limits.velocity())) return Bound.VELOCITY;
    if (!(Math.abs(acceleration) <= limits.acceleration())) return Bound.ACCELERATION;
    if (!(Math.abs(acceleration - a) <= limits.jerk())) return Bound.JERK;
    boolean stops =
        planned.plan(command, velocity, acceleration, limits.acceleration(), limits.jerk());
    return stops && planned.within(limits) ? Bound.NONE : Bound.STOP;
  }

  private Bound boundOfPose(double pose) {
    if (!Double.isFinite(pose)) return Bound.FINITE;
    return pose >= limits.min() && pose <= limits.max() ? Bound.NONE : Bound.POSITION;
  }

  /// Whether this is the command that was checked last.
  boolean hasChecked(double command) {
    return command == wanted;
  }

  /// Makes the checked command the state and the planned stop the stored one.
  void admit(double command) {
    emit(command);
    StopProfile former = stored;
    stored = planned;
    planned = former;
    executed = 0;
  }

  void stop() {
    emit(ofStop(1));
    executed = Math.min(executed + 1, LONGEST_STOP);
  }

  private void emit(double command) {
    double velocity = command - q;
    a = velocity - v;
    v = velocity;
    q = command;
  }

  boolean atRest() {
    return v == 0 && a == 0 && ticksOfStop() == 0;
  }

  TickLimits limits() {
    return limits;
  }

  double position() {
    return q;
  }

  double velocity() {
    return v;
  }

  double acceleration() {
    return a;
  }

  StopProfile planned() {
    return planned;
  }

  /// The command that the `ahead`-th [#stop] from here would emit.
  double ofStop(int ahead) {
    return Math.clamp(stored.position(executed + ahead), limits.min(), limits.max());
  }

  /// Where the stored stop ends.
  double endOfStop() {
    return stored.end();
  }

  /// Ticks until the stored stop is at rest.
  int ticksOfStop() {
    return Math.max(0, stored.ticks() - executed);
  }
}
