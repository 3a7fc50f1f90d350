package dev.sinew.runtime.authority;

import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.JointStateView;
import dev.sinew.runtime.OperatorInput;
import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.FollowerBoard;
import dev.sinew.runtime.exchange.OperatorBoard;
import dev.sinew.runtime.motion.Runout;
import dev.sinew.runtime.safety.StandardRule;
import dev.sinew.runtime.safety.Supervisor;
import dev.sinew.runtime.schedule.ActionScheduler;
import dev.sinew.runtime.schedule.PlanState;
import dev.sinew.runtime.tap.TickSlot;
import java.util.List;

/// Decides per joint and tick who commands it: the operator where the session grants the joint and
/// the device speaks of it, otherwise the plan of the scheduler that it wraps.
///
/// **Take-over** of some joints leaves the plan of the others in force. **Release** of any voids
/// every plan by a new epoch: all joints of the plan hold the last sent command until the first
/// chunk of that epoch is there, and then go over to it slowly ([JointHand]). An operator who lets
/// the clutch go, or whose reading is older than [AuthoritySpec#staleNanos], keeps the joints, and
/// they come to rest. A change of the supervisor's mode makes every hand begin anew.
///
/// **Age.** A command that the operator gives alone was decided now; whether the operator is still
/// there has rules of its own, [StandardRule#OPERATOR_LOST] and [StandardRule#OPERATOR_MALFORMED].
/// Where the plan commands a joint, the command is as old as the plan.
///
/// The soft reaction slows the operator too: the arm goes only that part of the hand's way.
///
/// **Limits.** Joints are numbers on a line: no column of a robot that an operator moves may be
/// part of a rotation.
///
/// **Thread.** Servo; no allocation.
public final class Arbiter implements ActionScheduler, OperatorDesk {

  private final ActionScheduler plans;
  private final Supervisor supervisor;
  private final OperatorBoard operator;
  private final FollowerBoard follower;
  private final Epoch epoch;
  private final OperatorInput input;
  private final Hearing hearing;
  private final Playback playback;
  private final JointHand[] hands;
  private final long every;
  private int known;
  private boolean awaiting;
  private long owned;
  private long held;

  /// @param plans the deployment's chunk scheduler, or [NoPlans]
  /// @param limits of the supervisor, per joint
  /// @param periodNanos servo period
  /// @throws IllegalArgumentException when the spec is not of these joints
  public Arbiter(
      ActionScheduler plans,
      AuthoritySpec spec,
      List<JointSpec> limits,
      long periodNanos,
      Supervisor supervisor,
      Exchange exchange) {
    if (spec.leash().size() != limits.size())
      throw new IllegalArgumentException(
          spec.leash().size() + " leashes for " + limits.size() + " joints");
    this.plans = plans;
    this.supervisor = supervisor;
    operator = exchange.operator();
    follower = exchange.follower();
    epoch = exchange.epoch();
    int dof = limits.size();
    input = new OperatorInput(dof);
    hearing = new Hearing(spec);
    playback = new Playback(dof, spec.delayNanos(), spec.staleNanos());
    double period = periodNanos * 1e-9;
    every = dof == Long.SIZE ? -1 : (1L << dof) - 1;
    hands = new JointHand[dof];
    for (int i = 0; i < dof; i++) {
      double fastest = spec.offsetSpeed() * limits.get(i).maxVelocity() * period;
      hands[i] =
          new JointHand(
              new Runout(limits.get(i), period),
              Brake.gentle(limits.get(i), period),
              fastest,
              spec.leash().get(i),
              spec.still().get(i));
    }
    known = epoch.current();
  }

  @Override
  public ChunkBuffer incoming() {
    return plans.incoming();
  }

  @Override
  public boolean normalize() {
    return plans.normalize();
  }

  @Override
  public boolean offer(long nowNanos) {
    return plans.offer(nowNanos);
  }

  @Override
  public PlanStatus sample(
      long nowNanos, double rate, JointStateView measured, JointCommand command) {
    hear(nowNanos);
    change();
    PlanStatus plan = plans.sample(nowNanos, rate, measured, command);
    if (plan != PlanStatus.NONE) awaiting = false;
    boolean follows = input.engaged() && hearing.timely(nowNanos);
    held = 0;
    for (int i = 0; i < hands.length; i++)
      command.position(i, wanted(i, follows, plan, measured.position(i), command.position(i)));
    if (owned == every) command.planNanos(nowNanos);
    return status(plan);
  }

  private void hear(long nowNanos) {
    operator.read(input);
    if (hearing.hear(input, nowNanos)) playback.add(input);
    playback.seek(nowNanos);
    if (hearing.lost(nowNanos)) supervisor.ask(StandardRule.OPERATOR_LOST);
    if (hearing.malformed()) supervisor.ask(StandardRule.OPERATOR_MALFORMED);
  }

  /// Who has which joints from now on.
  private void change() {
    if (epoch.current() != known) forget();
    long granted = input.authority() & input.joints() & every;
    if ((owned & ~granted) != 0) {
      epoch.advance();
      awaiting = true;
    }
    known = epoch.current();
    owned = granted;
  }

  private void forget() {
    owned = 0;
    awaiting = false;
    for (JointHand hand : hands) hand.reset();
  }

  private double wanted(int i, boolean follows, PlanStatus plan, double measured, double planned) {
    double commanded = supervisor.commanded(i);
    boolean placed = !Double.isNaN(commanded);
    if (placed)
      hands[i].sent(
          commanded, supervisor.commandedVelocity(i), supervisor.commandedAcceleration(i));
    else hands[i].sent(measured, 0, 0);
    boolean own = has(owned, i);
    boolean holds = own ? !follows : awaiting;
    if (holds || !own && plan == PlanStatus.NONE) held |= 1L << i;
    if (holds) return hands[i].hold();
    double rate = supervisor.softRate();
    return own
        ? hands[i].operate(playback.at(i), rate, input.absolute())
        : hands[i].plan(planned, rate);
  }

  private PlanStatus status(PlanStatus plan) {
    if (owned == every) return PlanStatus.OPERATOR;
    return awaiting ? PlanStatus.RELEASED : plan;
  }

  private static boolean has(long joints, int i) {
    return (joints >>> i & 1) != 0;
  }

  @Override
  public void report(PlanState out) {
    plans.report(out);
  }

  @Override
  public void tell(TickSlot slot) {
    slot.operator(input, owned, held);
  }

  @Override
  public void publish(JointStateView measured, long nowNanos) {
    for (int i = 0; i < hands.length; i++) {
      double commanded = supervisor.commanded(i);
      double position = measured.position(i);
      follower.joint(i, Double.isNaN(commanded) ? position : commanded, position);
    }
    follower.publish(nowNanos, owned);
  }
}
