package dev.sinew.runtime.loop;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.safety.AdmittedCommand;
import dev.sinew.runtime.safety.Supervisor;
import dev.sinew.runtime.sync.StateRing;
import dev.sinew.runtime.tap.TickRing;
import dev.sinew.runtime.tap.TickSlot;

/// The servo's body: read, sample, admit, write, tap. Servo thread; no allocation, lock, log or
/// exception.
public final class ControlLoop implements PacedStep {

  private final Robot robot;
  private final ActionScheduler scheduler;
  private final Supervisor supervisor;
  private final StateRing states;
  private final TickRing ticks;
  private final Clock clock;
  private final JointState state;
  private final JointCommand command;
  private final double[] position;
  private long startNanos;

  /// @param states receives every new measured position
  public ControlLoop(
      Robot robot,
      ActionScheduler scheduler,
      Supervisor supervisor,
      StateRing states,
      TickRing ticks,
      Clock clock) {
    this.robot = robot;
    this.scheduler = scheduler;
    this.supervisor = supervisor;
    this.states = states;
    this.ticks = ticks;
    this.clock = clock;
    int dof = robot.spec().dof();
    state = new JointState(dof);
    command = new JointCommand(dof);
    position = new double[dof];
  }

  /// Reads the arm once and allows motion from where it is. Before the first tick, on the servo
  /// thread.
  public void arm() {
    sense();
    supervisor.arm(state);
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    sense();
    act(deadlineNanos, skipped);
  }

  /// First half of a tick: the measured state, made known to the observers.
  public void sense() {
    startNanos = clock.nanos();
    robot.read(state);
    for (int i = 0; i < position.length; i++) position[i] = state.position(i);
    states.publish(state.stampNanos(), position);
  }

  /// Second half: the command. Split from the first so that lock-step inference can see the state
  /// of the very tick that it decides, as a benchmark's `step(action)` does.
  public void act(long deadlineNanos, int skipped) {
    TickSlot slot = ticks.claim();
    PlanStatus plan = scheduler.sample(startNanos, state, command);
    slot.want(command);
    AdmittedCommand admitted = supervisor.admit(command, state, startNanos);
    robot.write(admitted);
    slot.outcome(state, plan, admitted);
    slot.times(deadlineNanos, startNanos, clock.nanos(), skipped);
    ticks.commit(slot);
  }
}
