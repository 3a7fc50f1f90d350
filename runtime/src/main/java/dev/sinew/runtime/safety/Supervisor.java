package dev.sinew.runtime.safety;

import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.JointStateView;
import dev.sinew.runtime.RobotSpec;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Checks every command before it reaches the arm; deny by default.
///
/// **Danger.** Functional layer, not safety-rated: keep a hand on the emergency stop.
///
/// **Lifecycle.** [#arm] seeds the last admitted command with the measured pose, so that the first
/// command is eased in by the velocity bound. From then on [#admit] runs the guards in order; the
/// worst answer wins. A stop, asked for by a guard or by [#requestStop], voids all plans (epoch),
/// ramps the measured velocity down and holds; it ends in [SupervisorState#STANDSTILL] only when
/// the *measured* velocity says so.
///
/// **Threads.** [#arm] and [#admit]: servo thread, no allocation in steady state. [#requestStop],
/// [#state] and [#stopReason]: any thread.
public final class Supervisor {

  private static final int STANDSTILL_TICKS = 5;

  private final Guard[] guards;
  private final StateAgeGuard stateAge;
  private final Epoch epoch;
  private final SupervisorLimits limits;
  private final AdmittedCommand admitted;
  private final Brake brake;
  private int ticksAtRest;
  private volatile SupervisorState state = SupervisorState.DISARMED;
  private final AtomicReference<StopReason> requested = new AtomicReference<>();
  private volatile StopReason reason;

  /// @throws IllegalArgumentException when the limits are looser than the robot's own
  public Supervisor(RobotSpec robot, SupervisorLimits limits, Epoch epoch) {
    limits.mustFit(robot);
    this.limits = limits;
    this.epoch = epoch;
    List<JointSpec> joints = limits.joints();
    double seconds = robot.servoPeriodNanos() * 1e-9;
    double[] min = joints.stream().mapToDouble(JointSpec::min).toArray();
    double[] max = joints.stream().mapToDouble(JointSpec::max).toArray();
    double[] maxStep = joints.stream().mapToDouble(j -> j.maxVelocity() * seconds).toArray();
    admitted = new AdmittedCommand(robot.dof());
    brake = new Brake(min, max, limits.brakeNanos());
    stateAge = new StateAgeGuard(limits.maxStateAgeNanos());
    guards =
        new Guard[] {
          new DimensionGuard(robot.dof()),
          new FiniteGuard(),
          stateAge,
          new PlanAgeGuard(limits.maxPlanAgeNanos()),
          new EpochGuard(epoch),
          new PositionGuard(min, max),
          new VelocityGuard(maxStep)
        };
  }

  /// Allows motion, starting from the measured pose. Leaves a finished stop; voids all older plans.
  public void arm(JointStateView measured) {
    stayAt(measured);
    epoch.advance();
    requested.set(null);
    reason = null;
    state = SupervisorState.ARMED;
  }

  /// Asks for a controlled stop; takes effect on the next tick. The first reason stands.
  public void requestStop(StopReason why) {
    requested.compareAndSet(null, why);
  }

  public SupervisorState state() {
    return state;
  }

  /// Whether the arm is ours to command: from the first arming on.
  public boolean engaged() {
    return state != SupervisorState.DISARMED;
  }

  /// Id of what stopped the arm, -1 while nothing did.
  public int cause() {
    return reason == null ? -1 : reason.ordinal();
  }

  /// Why the arm is stopping or stopped; null while it is neither.
  public StopReason stopReason() {
    return reason;
  }

  /// Turns a wanted command into the one that may be sent.
  ///
  /// @return the supervisor's own buffer, valid until the next call
  public AdmittedCommand admit(JointCommand wanted, JointStateView measured, long nowNanos) {
    switch (state) {
      case DISARMED -> stayAt(measured);
      case ARMED -> {
        StopReason why = requested.get();
        if (why != null) stop(why, measured, nowNanos);
        else check(wanted, measured, nowNanos);
      }
      case STOPPING, STANDSTILL -> brakeOn(measured, nowNanos);
    }
    return admitted;
  }

  private void stayAt(JointStateView measured) {
    for (int i = 0; i < admitted.dof(); i++) admitted.position(i, measured.position(i));
    admitted.outcome(Outcome.HELD);
  }

  private void check(JointCommand wanted, JointStateView measured, long nowNanos) {
    Outcome worst = Outcome.PASSED;
    for (int g = 0; g < guards.length; g++) {
      worst = worst.orWorse(guards[g].check(wanted, measured, admitted, nowNanos));
      if (worst == Outcome.STOPPED) {
        stop(guards[g].reason(), measured, nowNanos);
        return;
      }
    }
    if (worst != Outcome.HELD) {
      for (int i = 0; i < admitted.dof(); i++) admitted.position(i, wanted.position(i));
    }
    admitted.outcome(worst);
  }

  private void stop(StopReason why, JointStateView measured, long nowNanos) {
    reason = why;
    ticksAtRest = 0;
    epoch.advance();
    brake.begin(measured, stateAge.fresh(measured, nowNanos), admitted, nowNanos);
    state = SupervisorState.STOPPING;
    brakeOn(measured, nowNanos);
  }

  private void brakeOn(JointStateView measured, long nowNanos) {
    brake.sample(nowNanos, admitted);
    admitted.outcome(Outcome.STOPPED);
    ticksAtRest = stateAge.fresh(measured, nowNanos) && atRest(measured) ? ticksAtRest + 1 : 0;
    if (state == SupervisorState.STOPPING && ticksAtRest >= STANDSTILL_TICKS) {
      state = SupervisorState.STANDSTILL;
    }
  }

  private boolean atRest(JointStateView measured) {
    for (int i = 0; i < measured.dof(); i++) {
      if (!(Math.abs(measured.velocity(i)) <= limits.standstillVelocity())) return false;
    }
    return true;
  }
}
