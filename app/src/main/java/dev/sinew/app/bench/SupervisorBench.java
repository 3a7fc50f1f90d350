package dev.sinew.app.bench;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.safety.AdmittedCommand;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.Outcome;
import dev.sinew.runtime.safety.Supervisor;
import dev.sinew.runtime.safety.Surroundings;
import dev.sinew.runtime.sync.StateRing;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/// What one tick of a deployment's supervisor costs, on its own: an arm that follows perfectly,
/// sensors that read zero, and commands that go to and fro between random poses near the start,
/// most of them admissible.
public final class SupervisorBench {

  private static final int WARM_UP = 200_000;

  /// @param cost nanoseconds per tick, two clock reads included
  /// @param bytes allocated in all measured ticks
  /// @param passed ticks whose command went through as wanted
  public record Result(
      int dof,
      int constraints,
      int formulas,
      Histogram cost,
      long ticks,
      long bytes,
      long passed) {}

  private final RobotSpec robot;
  private final Deployment deployment;
  private final Exchange exchange;
  private final Supervisor supervisor;
  private final JointState state;
  private final JointCommand command;
  private final List<StateRing> rings = new ArrayList<>();
  private final List<double[]> samples = new ArrayList<>();
  private final double[] centre;
  private long now = 1_000_000_000L;
  private long tick;

  /// @param centre a pose inside every limit, around which the arm moves
  public SupervisorBench(Deployment deployment, double[] centre) {
    this.deployment = deployment;
    this.centre = centre.clone();
    robot = deployment.rig().robot();
    exchange = Exchange.inProcess(deployment.exchange());
    List<StreamSpec> streams = deployment.rig().streams();
    for (StreamSpec stream : streams) {
      rings.add(exchange.ring(stream.name()));
      samples.add(new double[stream.width()]);
    }
    supervisor =
        new Supervisor(
            robot,
            deployment.supervisor(),
            new Surroundings(streams, exchange, exchange.beat(), exchange.epoch(), 1),
            exchange.chunks().maxRows());
    state = new JointState(robot.dof());
    command = new JointCommand(robot.dof());
    for (int i = 0; i < centre.length; i++) state.set(i, centre[i], 0);
  }

  /// @param ticks to measure, after a warm-up
  public Result run(int ticks) {
    next();
    supervisor.admit(command, state, now, 0, 0);
    supervisor.arm(supervisor.nonce(), state, now);
    supervisor.start(supervisor.nonce(), now);
    Histogram cost = new Histogram(3);
    for (int i = 0; i < WARM_UP; i++) once();
    long passed = 0;
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long bytes = 0;
    for (int i = 0; i < ticks; i++) {
      next();
      long before = threads.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      AdmittedCommand admitted = supervisor.admit(command, state, now, 0, 0);
      long end = System.nanoTime();
      bytes += threads.getCurrentThreadAllocatedBytes() - before;
      cost.recordValue(end - start);
      follow(admitted);
      if (admitted.outcome() == Outcome.PASSED) passed++;
    }
    if (supervisor.mode() != Mode.RUNNING)
      throw new IllegalStateException(
          "the bench was stopped: " + deployment.rules().rule(supervisor.cause()).text());
    int constraints = deployment.supervisor().workspace().map(w -> w.pairs(robot)).orElse(0);
    return new Result(
        robot.dof(),
        constraints,
        deployment.supervisor().formulas().size(),
        cost,
        ticks,
        bytes,
        passed);
  }

  private void once() {
    next();
    follow(supervisor.admit(command, state, now, 0, 0));
  }

  /// The world a period later: the arm where it was told to be, the sensors read anew, a wanted
  /// command of slow sines that differ from joint to joint.
  private void next() {
    now += robot.servoPeriodNanos();
    tick++;
    exchange.beat().setRelease(now);
    state.stamp(now);
    for (int r = 0; r < rings.size(); r++) {
      samples.get(r)[0] = 1e-3 * (tick % 7);
      rings.get(r).publish(now, samples.get(r));
    }
    double seconds = tick * robot.servoPeriodNanos() * 1e-9;
    for (int i = 0; i < robot.dof(); i++) {
      JointSpec joint = robot.joints().get(i);
      double amplitude = Math.min(0.2, 0.05 * (joint.max() - joint.min()));
      double soft = Math.min(1, seconds / 5);
      command.position(i, centre[i] + soft * amplitude * Math.sin(seconds * (1 + 0.3 * i)));
    }
    command.epoch(exchange.epoch().current());
    command.planNanos(now);
  }

  private void follow(AdmittedCommand admitted) {
    for (int i = 0; i < robot.dof(); i++) state.set(i, admitted.position(i), 0);
  }
}
