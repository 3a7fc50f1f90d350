package dev.sinew.runtime.motion;

import dev.sinew.runtime.JointSpec;
import java.util.List;

/// Admits a command only if a stop from the state after it is verified, and keeps that stop.
///
/// Black-box Simplex (Mehmood et al.: *The Black-Box Simplex Architecture for Runtime Assurance of
/// Autonomous CPS*, 2021, arXiv 2102.12981): whoever proposes commands is not trusted, and the
/// recovery from the next state is checked before the command is let through.
///
/// Invariant, from a successful [#seed] on and whatever is proposed: the position, velocity,
/// acceleration and jerk of the commands stay within the limits of the joints, and so do those of
/// the stop that is stored, which ends at rest inside the box and never leaves the [StopSpace].
/// It holds by induction in floating point: executing a stored stop reads positions off the closed
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

  private final double period;
  private final VerifiedAxis[] axes;
  private final SpaceCheck space;
  private boolean verified;
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
      throw new IllegalArgumentException("servo period " + period + " s is not positive");
    this.period = period;
    axes = new VerifiedAxis[joints.size()];
    for (int i = 0; i < axes.length; i++)
      axes[i] = new VerifiedAxis(TickLimits.of(joints.get(i), period));
    this.space = new SpaceCheck(space, axes);
  }

  /// Starts over at rest at the measured pose: all that was known about motion is void.
  ///
  /// @param measured by joint; copied
  /// @return [Bound#NONE], or why the arm must not be armed here: [Bound#FINITE], [Bound#POSITION]
  ///     or [Bound#WORKSPACE]. The gate then stays unseeded.
  /// @throws IllegalArgumentException if it is not one position a joint
  public Bound seed(double[] measured) {
    if (measured.length != axes.length) {
      throw new IllegalArgumentException(
          measured.length + " positions measured for " + axes.length + " joints");
    }
    verified = false;
    Bound bound = settle(measured);
    for (int i = 0; i < axes.length; i++) {
      if (bound == Bound.NONE) axes[i].admit(measured[i]);
      else axes[i].forget();
    }
    return bound;
  }

  private Bound settle(double[] measured) {
    for (int i = 0; i < axes.length; i++) {
      Bound bound = axes[i].settle(measured[i]);
      if (bound != Bound.NONE) return refuse(bound, i);
    }
    return refuse(space.holds() ? Bound.NONE : Bound.WORKSPACE, -1);
  }

  /// Whether a command may be admitted in this tick: it and the stop from the state after it are
  /// within every limit. Changes nothing but [#refusal] and [#refusedJoint].
  ///
  /// @param wanted by joint; any doubles, NaN and infinities are refused
  public boolean admits(double[] wanted) {
    verified = check(wanted) == Bound.NONE;
    return verified;
  }

  private Bound check(double[] wanted) {
    for (int i = 0; i < axes.length; i++) {
      Bound bound = axes[i].check(wanted[i]);
      if (bound != Bound.NONE) return refuse(bound, i);
    }
    return refuse(space.holds() ? Bound.NONE : Bound.WORKSPACE, -1);
  }

  /// Makes a command the state, bit for bit, and the stop after it the stored stop.
  ///
  /// @throws IllegalStateException if the command is not the one that [#admits] has just accepted
  public void admit(double[] wanted) {
    if (!isVerified(wanted))
      throw new IllegalStateException("a command has to be verified before it is admitted");
    verified = false;
    for (int i = 0; i < axes.length; i++) axes[i].admit(wanted[i]);
  }

  private boolean isVerified(double[] wanted) {
    if (!verified) return false;
    for (int i = 0; i < axes.length; i++) if (!axes[i].hasChecked(wanted[i])) return false;
    return true;
  }

  /// Takes the next command from the stored stop; a joint at rest stays.
  public void stop() {
    verified = false;
    for (VerifiedAxis axis : axes) axis.stop();
  }

  /// Whether the stored stop has been executed to its end, and the last commands show it.
  public boolean atRest() {
    for (VerifiedAxis axis : axes) if (!axis.atRest()) return false;
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
    return axes.length;
  }

  /// The last command, in the unit of the joint; NaN while unseeded.
  public double position(int joint) {
    return axes[joint].position();
  }

  /// Its backward difference over the servo period, unit/s.
  public double velocity(int joint) {
    return axes[joint].velocity() / period;
  }

  /// Its second backward difference, unit/s^2.
  public double acceleration(int joint) {
    return axes[joint].acceleration() / (period * period);
  }

  VerifiedAxis axis(int joint) {
    return axes[joint];
  }

  private Bound refuse(Bound bound, int joint) {
    refusal = bound;
    refusedJoint = joint;
    return bound;
  }
}
