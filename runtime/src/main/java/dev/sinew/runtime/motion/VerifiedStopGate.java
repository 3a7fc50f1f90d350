package dev.sinew.runtime.motion;

import dev.sinew.runtime.JointSpec;
import java.util.List;

/// Admits a command only if a stop from the state after it is verified, and keeps that stop.
///
/// Black-box Simplex (Mehmood, Stoller, Grosu, Roy, Damare, Smolka: *A Distributed Simplex
/// Architecture for Multi-Agent Systems* and *The Black-Box Simplex Architecture for Runtime
/// Assurance of Autonomous CPS*, 2021, arXiv 2102.12981): whoever proposes commands is not trusted,
/// and the recovery from the next state is checked before the command is let through.
///
/// Invariant, from a successful [#seed] on and whatever is proposed: the position, velocity,
/// acceleration and jerk of the commands stay within the limits of the joints, and so do those of
/// the stop that is stored, which ends at rest inside the box and never leaves the [StopSpace]. It
/// holds by induction in floating point: executing a stored stop reads positions off the closed
/// form that was verified and plans nothing anew. "Within" is meant for the doubles that are
/// emitted, differenced in double arithmetic, without tolerance; [TickLimits] says how.
///
/// One tick is either an [#admit] or a [#stop]; every joint takes part. A command that was refused
/// changes nothing. A joint whose command is the next of its stored stop stays on that stop: it is
/// verified already, so there is always a command that every limit of the joints admits. Before the
/// first successful seed the position is NaN and every command is refused. One thread.
public final class VerifiedStopGate {

  /// The most calls of the [StopSpace] for one command.
  public static final int MOST_SPACE_CHECKS = SpaceCheck.MOST_CALLS;

  private static final StopSpace EVERYWHERE = (position, absDelta) -> true;

  /// Counting ends where every stop has ended.
  private static final int LONGEST_STOP = 1 << 30;

  private final double period;
  private final TickLimits[] limits;
  private final SpaceCheck space;
  private final double[] q;
  private final double[] v;
  private final double[] a;
  private final double[] verified;
  private boolean verifiedNow;
  private StopProfile[] stops;
  private StopProfile[] planned;
  private int executed;
  private Bound refusal = Bound.NONE;
  private int refusedJoint = -1;

  /// A gate that knows no obstacles.
  ///
  /// @param period the servo period, seconds
  /// @throws IllegalArgumentException if a box is infinite or a limit drowns in rounding
  public VerifiedStopGate(List<JointSpec> joints, double period) {
    this(joints, period, EVERYWHERE);
  }

  /// @param period the servo period, seconds
  /// @param space what every motion and its stop must stay inside
  /// @throws IllegalArgumentException if a box is infinite or a limit drowns in rounding
  public VerifiedStopGate(List<JointSpec> joints, double period, StopSpace space) {
    if (!(period > 0 && period < Double.POSITIVE_INFINITY))
      throw new IllegalArgumentException("servo period " + period + " is not positive");
    this.period = period;
    int n = joints.size();
    limits = new TickLimits[n];
    stops = new StopProfile[n];
    planned = new StopProfile[n];
    for (int i = 0; i < n; i++) {
      limits[i] = TickLimits.of(joints.get(i), period);
      stops[i] = new StopProfile();
      planned[i] = new StopProfile();
    }
    this.space = new SpaceCheck(space, limits);
    q = new double[n];
    v = new double[n];
    a = new double[n];
    verified = new double[n];
    forget();
  }

  /// Starts over at rest at the measured pose: all that was known about motion is void.
  ///
  /// @param measured by joint; copied
  /// @return [Bound#NONE], or why the arm must not be armed here: [Bound#FINITE], [Bound#POSITION]
  ///     or [Bound#WORKSPACE]. The gate then stays unseeded.
  /// @throws IllegalArgumentException if it is not one position a joint
  public Bound seed(double[] measured) {
    if (measured.length != limits.length) {
      throw new IllegalArgumentException(
          measured.length + " positions measured for " + limits.length + " joints");
    }
    forget();
    for (int i = 0; i < limits.length; i++) {
      Bound bound = boundOfPose(limits[i], measured[i]);
      if (bound != Bound.NONE) return refuse(bound, i);
      planned[i].plan(measured[i], 0, 0, limits[i].acceleration(), limits[i].jerk());
    }
    if (!space.holds(measured, planned)) return refuse(Bound.WORKSPACE, -1);
    for (int i = 0; i < limits.length; i++) {
      q[i] = measured[i];
      v[i] = 0;
      a[i] = 0;
    }
    adoptStops();
    return refuse(Bound.NONE, -1);
  }

  /// Whether a command may be admitted in this tick: it and the stop from the state after it are
  /// within every limit. Changes nothing but [#refusal] and [#refusedJoint].
  ///
  /// @param wanted by joint; any doubles, NaN and infinities are refused
  public boolean admits(double[] wanted) {
    verifiedNow = false;
    for (int i = 0; i < limits.length; i++) {
      Bound bound = boundOf(i, wanted[i]);
      if (bound != Bound.NONE) return refuse(bound, i) == Bound.NONE;
      verified[i] = wanted[i];
    }
    verifiedNow = space.holds(q, planned);
    return refuse(verifiedNow ? Bound.NONE : Bound.WORKSPACE, -1) == Bound.NONE;
  }

  /// Makes a command the state, bit for bit, and the stop after it the stored stop.
  ///
  /// @throws IllegalStateException if the command is not the one that [#admits] has just accepted
  public void admit(double[] wanted) {
    if (!isVerified(wanted))
      throw new IllegalStateException("a command has to be verified before it is admitted");
    for (int i = 0; i < limits.length; i++) emit(i, wanted[i]);
    adoptStops();
  }

  /// Takes the next command from the stored stop; a joint at rest stays.
  public void stop() {
    verifiedNow = false;
    for (int i = 0; i < limits.length; i++) emit(i, ofStop(i, 1));
    executed = Math.min(executed + 1, LONGEST_STOP);
  }

  /// Whether the stored stop has been executed to its end, and the last commands show it.
  public boolean atRest() {
    for (int i = 0; i < limits.length; i++) {
      if (!(v[i] == 0 && a[i] == 0 && ticksOfStop(i) == 0)) return false;
    }
    return true;
  }

  /// The bound on which the last [#seed] or [#admits] has failed; the first one found.
  public Bound refusal() {
    return refusal;
  }

  /// The joint on which it has failed; -1 if none or, for [Bound#WORKSPACE], the whole arm.
  public int refusedJoint() {
    return refusedJoint;
  }

  public int joints() {
    return limits.length;
  }

  /// The last command, in the unit of the joint; NaN while unseeded.
  public double position(int joint) {
    return q[joint];
  }

  /// Its backward difference over the servo period, unit/s.
  public double velocity(int joint) {
    return v[joint] / period;
  }

  /// Its second backward difference, unit/s^2.
  public double acceleration(int joint) {
    return a[joint] / (period * period);
  }

  TickLimits limits(int joint) {
    return limits[joint];
  }

  /// Velocity in tick units.
  double tickVelocity(int joint) {
    return v[joint];
  }

  double tickAcceleration(int joint) {
    return a[joint];
  }

  /// The command that the `ahead`-th [#stop] from here would emit.
  double ofStop(int joint, int ahead) {
    int tick = executed + ahead;
    return Math.clamp(stops[joint].position(tick), limits[joint].min(), limits[joint].max());
  }

  /// Ticks until the stored stop is at rest.
  int ticksOfStop(int joint) {
    return Math.max(0, stops[joint].ticks() - executed);
  }

  double endOfStop(int joint) {
    return stops[joint].end();
  }

  private static Bound boundOfPose(TickLimits limits, double position) {
    if (!Double.isFinite(position)) return Bound.FINITE;
    return position >= limits.min() && position <= limits.max() ? Bound.NONE : Bound.POSITION;
  }

  /// Every comparison fails for NaN, which is what the state is before the first seed.
  private Bound boundOf(int i, double wanted) {
    TickLimits limit = limits[i];
    Bound pose = boundOfPose(limit, wanted);
    if (pose != Bound.NONE) return pose;
    if (wanted == ofStop(i, 1)) {
      planned[i].follow(stops[i], executed + 1);
      return Bound.NONE;
    }
    double velocity = wanted - q[i];
    if (!(Math.abs(velocity) <= limit.velocity())) return Bound.VELOCITY;
    double acceleration = velocity - v[i];
    if (!(Math.abs(acceleration) <= limit.acceleration())) return Bound.ACCELERATION;
    if (!(Math.abs(acceleration - a[i]) <= limit.jerk())) return Bound.JERK;
    StopProfile stop = planned[i];
    boolean stops =
        stop.plan(wanted, velocity, acceleration, limit.acceleration(), limit.jerk())
            && stop.within(limit);
    return stops ? Bound.NONE : Bound.STOP;
  }

  private boolean isVerified(double[] wanted) {
    if (!verifiedNow) return false;
    for (int i = 0; i < verified.length; i++) if (verified[i] != wanted[i]) return false;
    return true;
  }

  private void emit(int i, double position) {
    double velocity = position - q[i];
    a[i] = velocity - v[i];
    v[i] = velocity;
    q[i] = position;
  }

  private void adoptStops() {
    StopProfile[] former = stops;
    stops = planned;
    planned = former;
    executed = 0;
    verifiedNow = false;
  }

  private void forget() {
    verifiedNow = false;
    executed = 0;
    for (int i = 0; i < limits.length; i++) {
      q[i] = v[i] = a[i] = Double.NaN;
      stops[i].plan(Double.NaN, 0, 0, 0, 0);
    }
  }

  private Bound refuse(Bound bound, int joint) {
    refusal = bound;
    refusedJoint = joint;
    return bound;
  }
}
