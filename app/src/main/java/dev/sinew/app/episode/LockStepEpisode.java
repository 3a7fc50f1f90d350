package dev.sinew.app.episode;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.deploy.Pipeline;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.loop.CameraLoop;
import dev.sinew.runtime.loop.LockStep;
import dev.sinew.runtime.loop.PacedStep;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.Rig;
import dev.sinew.runtime.port.Task;
import dev.sinew.runtime.safety.SupervisorState;
import java.util.ArrayList;
import java.util.List;

/// Episodes on a virtual clock, one after the other: as fast as the machine allows, and the same on
/// every run.
public final class LockStepEpisode {

  /// @param best highest value of the task's measure at the end of a policy step
  /// @param steps policy steps until it was solved or the limit was reached
  public record Result(long seed, double best, int steps, boolean solved) {}

  private final Deployment deployment;
  private final Rig rig;
  private final Policy policy;
  private final VirtualClock clock;
  private final TickTally tally;

  public LockStepEpisode(
      Deployment deployment, Rig rig, Policy policy, VirtualClock clock, TickTally tally) {
    this.deployment = deployment;
    this.rig = rig;
    this.policy = policy;
    this.clock = clock;
    this.tally = tally;
  }

  /// @throws dev.sinew.runtime.port.PolicyException when the policy fails
  /// @throws EpisodeException when the supervisor stops the arm
  public Result run(Task task, long seed, int maxSteps) {
    task.reset(seed);
    policy.reset(seed);
    Pipeline pipeline = Pipeline.wire(deployment, rig, policy, clock);
    long period = rig.robot().spec().servoPeriodNanos();
    LockStep loop =
        new LockStep(
            clock,
            period,
            pipeline.servo(),
            pipeline.inference(),
            cameras(pipeline),
            pipeline.ticks(),
            tally);
    int ticksPerStep = (int) (policy.spec().stepNanos() / period);
    pipeline.servo().arm();
    double best = 0;
    loop.sense();
    for (int step = 1; step <= maxSteps; step++) {
      for (int tick = 0; tick < ticksPerStep; tick++) {
        loop.act();
        loop.sense();
      }
      mustLive(pipeline, seed);
      best = Math.max(best, task.evaluate());
      if (best > task.target()) return new Result(seed, best, step, true);
    }
    return new Result(seed, best, maxSteps, false);
  }

  private List<PacedStep> cameras(Pipeline pipeline) {
    List<PacedStep> loops = new ArrayList<>();
    for (int i = 0; i < rig.cameras().size(); i++) {
      boolean seen = policy.spec().cameras().contains(rig.cameras().get(i).spec().name());
      if (seen) loops.add(new CameraLoop(rig.cameras().get(i), pipeline.frames().get(i)));
    }
    return loops;
  }

  private static void mustLive(Pipeline pipeline, long seed) {
    if (pipeline.inference().failure() != null) throw pipeline.inference().failure();
    if (pipeline.supervisor().state() != SupervisorState.ARMED) {
      throw new EpisodeException(
          "episode with seed "
              + seed
              + " was stopped: "
              + pipeline.supervisor().stopReason().text());
    }
  }
}
