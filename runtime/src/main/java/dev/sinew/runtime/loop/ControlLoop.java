package dev.sinew.runtime.loop;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.authority.Arbiter;
import dev.sinew.runtime.authority.OperatorDesk;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.safety.AdmittedCommand;
import dev.sinew.runtime.safety.Supervisor;
import dev.sinew.runtime.schedule.ActionScheduler;
import dev.sinew.runtime.schedule.PlanState;
import dev.sinew.runtime.sync.StateRing;
import dev.sinew.runtime.tap.TickSlot;

/// The servo's body: serve a request, read, sample, admit, write, tap. Servo thread; no allocation,
/// lock, log or exception.
public final class ControlLoop implements PacedStep {

  private final Robot robot;
  private final ActionScheduler scheduler;
  private final OperatorDesk operator;
  private final ChunkIntake intake;
  private final Supervisor supervisor;
  private final RequestDesk requests;
  private final Exchange exchange;
  private final StateRing states;
  private final Clock clock;
  private final JointState state;
  private final JointCommand command;
  private final PlanState progress;
  private final double[] position;
  private long startNanos;
  private long readNanos;
  private long workNanos;
  private long driverNanos;
  private boolean halted;
  private long number;

  /// Of an arm that only plans move.
  public ControlLoop(
      Robot robot,
      ActionScheduler scheduler,
      Supervisor supervisor,
      Exchange exchange,
      Clock clock) {
    this(robot, scheduler, OperatorDesk.NONE, supervisor, exchange, clock);
  }

  /// Of an arm that an operator may take.
  public ControlLoop(
      Robot robot, Arbiter arbiter, Supervisor supervisor, Exchange exchange, Clock clock) {
    this(robot, arbiter, arbiter, supervisor, exchange, clock);
  }

  private ControlLoop(
      Robot robot,
      ActionScheduler scheduler,
      OperatorDesk operator,
      Supervisor supervisor,
      Exchange exchange,
      Clock clock) {
    this.operator = operator;
    this.robot = robot;
    this.scheduler = scheduler;
    this.supervisor = supervisor;
    this.exchange = exchange;
    this.clock = clock;
    intake = new ChunkIntake(exchange.chunks(), scheduler, supervisor, exchange.epoch());
    requests = new RequestDesk(exchange, supervisor, robot);
    states = exchange.joints();
    int dof = robot.spec().dof();
    state = new JointState(dof);
    command = new JointCommand(dof);
    progress = new PlanState(dof);
    position = new double[dof];
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    sense();
    act(deadlineNanos, skipped);
    take();
  }

  /// First part of a tick: the measured state, made known to the observers, and a request served.
  public void sense() {
    measure();
    if (requests.serve(state, startNanos)) measure();
  }

  private void measure() {
    startNanos = clock.nanos();
    robot.read(state);
    readNanos = clock.nanos();
    for (int i = 0; i < position.length; i++) position[i] = state.position(i);
    states.publish(state.stampNanos(), position);
  }

  /// Second part: the command. Separate from the first so that lock-step inference can see the
  /// state of the very tick that it decides, as a benchmark's `step(action)` does.
  public void act(long deadlineNanos, int skipped) {
    TickSlot slot = exchange.ticks().claim();
    slot.begin(number++, exchange.epoch().current());
    requests.tell(slot);
    intake.tell(slot);
    long planNanos = clock.nanos();
    PlanStatus plan = scheduler.sample(startNanos, supervisor.planRate(), state, command);
    slot.want(command);
    operator.tell(slot);
    long superviseNanos = clock.nanos();
    AdmittedCommand admitted = supervisor.admit(command, state, startNanos, skipped, workNanos);
    long writeNanos = clock.nanos();
    if (supervisor.engaged()) robot.write(admitted);
    if (supervisor.wantsHalt() != halted) halt();
    long endNanos = clock.nanos();
    workNanos = endNanos - startNanos;
    driverNanos = readNanos - startNanos + endNanos - writeNanos;
    slot.sensed(state, supervisor.senses());
    slot.decided(plan, admitted, supervisor);
    slot.times(deadlineNanos, startNanos, endNanos, skipped);
    slot.sections(
        readNanos - startNanos,
        superviseNanos - planNanos,
        writeNanos - superviseNanos,
        endNanos - writeNanos);
    exchange.ticks().commit(slot);
    exchange.status().publish(startNanos, supervisor);
    publishPlan();
    operator.publish(state, startNanos);
  }

  private void publishPlan() {
    scheduler.report(progress);
    progress.taken(intake.ticket());
    exchange.plan().write(progress.words());
  }

  /// Time that the last tick took, nanoseconds. Servo thread.
  public long workNanos() {
    return workNanos;
  }

  /// Time that the last tick spent in the driver. Servo thread.
  public long driverNanos() {
    return driverNanos;
  }

  /// Once for every latched fault that asks for it.
  private void halt() {
    halted = supervisor.wantsHalt();
    if (halted) robot.halt();
  }

  /// Last part, in the tick's idle time: a new chunk, if there is one, for the next tick.
  public void take() {
    if (intake.take(clock.nanos()) == ChunkIntake.Taken.MALFORMED) supervisor.refuseMalformed();
  }
}
