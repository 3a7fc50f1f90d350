package dev.sinew.runtime.motion;

/// Proposes the next command on the way to a target, per joint, as fast as velocity, acceleration
/// and jerk allow, and comes to rest on the target exactly.
///
/// Online trajectory generation by stop-position lookahead, the idea of the Reflexxes library
/// (Kröger, *Opening the door to new sensor-based robot applications: the Reflexxes Motion
/// Libraries*, ICRA 2011) and, with jerk, of Ruckig (Berscheid and Kröger, *Jerk-limited Real-time
/// Trajectory Generation with Arbitrary Target States*, RSS 2021): take the largest acceleration
/// from whose state a stop still ends before the target. Those solve for the whole motion; this
/// searches for the one next acceleration, which is all that a servo tick uses.
///
/// Untrusted by design: nothing depends on its proposals being right, since the [VerifiedStopGate]
/// checks each. Joints are not synchronised. One thread; [#propose] allocates nothing.
public final class TrajectoryLimiter {

  private final AxisLookahead[] axes;

  /// @param gate whose state the proposals start from; read, never changed
  public TrajectoryLimiter(VerifiedStopGate gate) {
    this(gate, 1);
  }

  /// A gentler one.
  ///
  /// @param share of velocity, acceleration and jerk to use, above 0 and at most 1
  public TrajectoryLimiter(VerifiedStopGate gate, double share) {
    if (!(share > 0 && share <= 1))
      throw new IllegalArgumentException("share " + share + " is not above 0 and at most 1");
    axes = new AxisLookahead[gate.joints()];
    for (int i = 0; i < axes.length; i++) axes[i] = new AxisLookahead(gate.axis(i), share);
  }

  /// @param target by joint; a finite one is clamped into the box, another one is answered by NaN,
  ///     which the gate refuses
  /// @param next receives the proposal, by joint; may be `target`
  public void propose(double[] target, double[] next) {
    for (int i = 0; i < axes.length; i++) next[i] = axes[i].propose(target[i]);
  }

  /// As [#propose], for a target that moves: aims at where the target would come to rest if it
  /// stopped now, so that the next command catches up with it and then goes along.
  ///
  /// @param target by joint, now
  /// @param before a tick ago
  /// @param earlier two ticks ago
  public void track(double[] target, double[] before, double[] earlier, double[] next) {
    for (int i = 0; i < axes.length; i++) next[i] = axes[i].track(target[i], before[i], earlier[i]);
  }
}
