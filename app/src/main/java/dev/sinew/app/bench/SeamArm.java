package dev.sinew.app.bench;

import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeSpec;
import dev.sinew.runtime.loop.ChunkOutlet;
import dev.sinew.runtime.loop.ChunkTap;
import dev.sinew.runtime.loop.InferenceLoop;
import dev.sinew.runtime.loop.Pace;
import dev.sinew.runtime.schedule.ActionScheduler;
import dev.sinew.runtime.schedule.PlanState;
import dev.sinew.runtime.schedule.Schedule;
import dev.sinew.runtime.sync.ObservationAligner;
import java.util.List;
import java.util.Map;

/// An arm that is at once where it is told to be, without a supervisor between: the scheduler's own
/// commands on a virtual clock, with the real exchange and the real inference loop. A policy that
/// takes time lets the arm tick meanwhile.
final class SeamArm {

  static final long TICK_NANOS = 2_000_000;

  /// Sees every tick.
  @FunctionalInterface
  interface Watch {

    /// @param switched whether a chunk took over from another in this tick
    void tick(long nanos, double[] command, PlanStatus status, boolean switched);
  }

  private static final double[] START = {0.5, 0};

  private final VirtualClock clock = new VirtualClock();
  private final Exchange exchange =
      Exchange.inProcess(
          new ExchangeSpec(
              SeamPolicy.DOF,
              SeamPolicy.ROWS,
              List.of(new StreamSpec(RobotSpec.JOINT_POSITION, SeamPolicy.DOF, Unit.RADIAN))));
  private final ActionScheduler scheduler;
  private final InferenceLoop inference;
  private final SeamPolicy policy;
  private final Watch watch;
  private final PlanState plan = new PlanState(SeamPolicy.DOF);
  private final JointState measured = new JointState(SeamPolicy.DOF);
  private final JointCommand command = new JointCommand(SeamPolicy.DOF);
  private final double[] position = START.clone();

  SeamArm(Schedule schedule, long seed, Watch watch) {
    this.watch = watch;
    scheduler = schedule.scheduler(SeamPolicy.ROWS, SeamPolicy.DOF, exchange.epoch());
    policy = new SeamPolicy(seed, new LatencyTrace(~seed), this::runUntil);
    inference =
        new InferenceLoop(
            policy,
            new ObservationAligner(
                Map.of(RobotSpec.JOINT_POSITION, exchange.joints()),
                Map.of(),
                1,
                SeamPolicy.STEP_NANOS,
                ""),
            Pace.of(schedule, policy.spec(), exchange),
            new ChunkOutlet(exchange.chunks(), schedule, exchange.epoch(), ChunkTap.NONE),
            exchange.stopWord(),
            exchange.epoch(),
            clock);
    sense();
  }

  /// @return largest difference of neighbouring rows that the policy had in mind
  double run(long nanos) {
    while (clock.nanos() < nanos) {
      inference.step();
      tick();
    }
    if (inference.failure() != null) throw inference.failure();
    return policy.largestDifference();
  }

  private void runUntil(long nanos) {
    while (clock.nanos() < nanos) tick();
  }

  private void tick() {
    take();
    long before = plan.active();
    PlanStatus status = scheduler.sample(clock.nanos(), 1, measured, command);
    scheduler.report(plan);
    exchange.plan().write(plan.words());
    for (int i = 0; i < position.length; i++) position[i] = command.position(i);
    watch.tick(clock.nanos(), position, status, before != 0 && plan.active() != before);
    clock.sleepUntil(clock.nanos() + TICK_NANOS);
    sense();
  }

  private void take() {
    ChunkBuffer chunk = scheduler.incoming();
    if (!exchange.chunks().take(chunk)) return;
    plan.taken(chunk.ticket());
    if (chunk.epoch() == exchange.epoch().current() && scheduler.normalize())
      scheduler.offer(clock.nanos());
  }

  private void sense() {
    for (int i = 0; i < position.length; i++) measured.set(i, position[i], 0);
    exchange.joints().publish(clock.nanos(), position);
  }
}
