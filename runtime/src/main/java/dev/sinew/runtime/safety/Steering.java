package dev.sinew.runtime.safety;

import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.JointStateView;
import dev.sinew.runtime.motion.Bound;
import dev.sinew.runtime.motion.PathSpeed;
import dev.sinew.runtime.motion.TrajectoryLimiter;
import dev.sinew.runtime.motion.VerifiedStopGate;

/// Brings a wanted command inside the limits and out of the gate. Servo thread, no allocation.
///
/// A wanted command that the gate admits goes through bit for bit. Otherwise the limiter proposes a
/// step towards it, and where the gate refuses that too, the stored stop runs on. On the way to the
/// first target after a start the arm goes at a fraction of its speed.
final class Steering {

  /// A plan that is this far ahead of the arm, at full speed, waits for it.
  private static final double LEAD_SECONDS = 0.1;

  /// Part of a small distance to a moving target that is made good in a tick.
  private static final double CLOSER = 0.05;

  /// Keeps a straight step from failing at the gate by its own rounding.
  private static final double STEP_MARGIN = 1e-9;

  private final VerifiedStopGate gate;
  private final TrajectoryLimiter limiter;
  private final TrajectoryLimiter approach;
  private final PathSpeed pathSpeed;
  private final boolean approaches;
  private final double[] leadPerUnit;
  private final double[] maxStep;
  private final double approachSpeed;
  private final double[] target;
  private final double[] before;
  private final double[] earlier;
  private final double[] proposal;
  private boolean seeded;
  private boolean approaching;
  private double lead;

  Steering(SupervisorSpec spec, VerifiedStopGate gate, double period) {
    this.gate = gate;
    limiter = new TrajectoryLimiter(gate);
    approaches = spec.approachSpeed() < 1;
    approach = new TrajectoryLimiter(gate, spec.approachSpeed());
    pathSpeed = new PathSpeed(period, spec.slowDownNanos() * 1e-9, PathSpeed.RECOVERY_PER_SECOND);
    leadPerUnit =
        spec.joints().stream()
            .mapToDouble(JointSpec::maxVelocity)
            .map(velocity -> 1 / (velocity * LEAD_SECONDS))
            .toArray();
    maxStep =
        spec.joints().stream()
            .mapToDouble(joint -> joint.maxVelocity() * period * (1 - STEP_MARGIN))
            .toArray();
    approachSpeed = spec.approachSpeed();
    target = new double[gate.joints()];
    before = new double[gate.joints()];
    earlier = new double[gate.joints()];
    proposal = new double[gate.joints()];
  }

  /// Starts over at rest at the measured pose.
  ///
  /// @return [Bound#NONE], or the bound that the pose breaks
  Bound seed(JointStateView measured) {
    for (int i = 0; i < target.length; i++) {
      target[i] = measured.position(i);
      before[i] = target[i];
      earlier[i] = target[i];
    }
    lead = 0;
    approaching = approaches;
    Bound bound = gate.seed(target);
    seeded = bound == Bound.NONE;
    return bound;
  }

  /// One tick towards a command.
  ///
  /// @param wanted as wide as the robot, finite
  /// @param slow whether the soft reaction is on
  Outcome follow(JointCommand wanted, boolean slow, AdmittedCommand out) {
    pathSpeed.next(slow);
    for (int i = 0; i < target.length; i++) {
      earlier[i] = before[i];
      before[i] = target[i];
      target[i] = wanted.position(i);
    }
    Outcome outcome = approaching ? approach() : direct();
    emit(out, outcome);
    lead = 0;
    for (int i = 0; i < target.length && outcome != Outcome.PASSED; i++)
      lead = Math.max(lead, Math.abs(target[i] - gate.position(i)) * leadPerUnit[i]);
    return outcome;
  }

  private Outcome direct() {
    if (gate.admits(target)) {
      gate.admit(target);
      return Outcome.PASSED;
    }
    return propose(limiter, 1);
  }

  /// Ends when the next step to the target is no longer than the arm goes in approach.
  private Outcome approach() {
    approaching = false;
    for (int i = 0; i < target.length; i++) {
      if (!(Math.abs(target[i] - gate.position(i)) <= approachSpeed * maxStep[i]))
        approaching = true;
    }
    return approaching ? propose(approach, approachSpeed) : direct();
  }

  /// First all joints together, so that the arm goes slower and not aside; where the limits do not
  /// allow that, joint by joint; and where the gate allows neither, the stored stop.
  private Outcome propose(TrajectoryLimiter by, double share) {
    together(share);
    boolean admitted = gate.admits(proposal);
    if (!admitted) {
      by.track(target, before, earlier, proposal);
      admitted = gate.admits(proposal);
    }
    if (admitted) gate.admit(proposal);
    else gate.stop();
    return Outcome.LIMITED;
  }

  /// Straight towards a target that is too far for one step; along with a target that is near, each
  /// tick a little closer to it.
  private void together(double share) {
    double scale = share;
    for (int i = 0; i < target.length; i++) {
      double step = Math.abs(target[i] - gate.position(i));
      if (step * scale > share * maxStep[i]) scale = share * maxStep[i] / step;
    }
    for (int i = 0; i < target.length; i++) {
      double step = target[i] - gate.position(i);
      double along = target[i] - before[i];
      proposal[i] = gate.position(i) + (scale < 1 ? scale * step : along + CLOSER * (step - along));
    }
  }

  /// One tick of the stored stop; at rest it stays where it is. After a seed that was refused the
  /// last command stands.
  void stop(Outcome outcome, AdmittedCommand out) {
    lead = 0;
    if (seeded) gate.stop();
    emit(out, outcome);
  }

  private void emit(AdmittedCommand out, Outcome outcome) {
    for (int i = 0; i < target.length && seeded; i++) out.position(i, gate.position(i));
    out.outcome(outcome);
  }

  double position(int joint) {
    return gate.position(joint);
  }

  double velocity(int joint) {
    return gate.velocity(joint);
  }

  double acceleration(int joint) {
    return gate.acceleration(joint);
  }

  double softRate() {
    return pathSpeed.rate();
  }

  /// Rate at which the plan's time may go on, 0..1: slower while the soft reaction is on, and while
  /// the arm is behind.
  double planRate() {
    return Math.min(pathSpeed.rate(), Math.clamp(1 - lead, 0, 1));
  }
}
