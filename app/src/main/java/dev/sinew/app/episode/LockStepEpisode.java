package dev.sinew.app.episode;

import dev.sinew.app.deploy.Brain;
import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.deploy.Spine;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.loop.CameraLoop;
import dev.sinew.runtime.loop.InferenceLoop;
import dev.sinew.runtime.loop.LockStep;
import dev.sinew.runtime.loop.PacedStep;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.port.Task;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Episodes on a virtual clock, one after the other: as fast as the machine allows, and the same on
/// every run. Spine and brain share one thread.
public final class LockStepEpisode {

  /// @param best highest value of the task's measure at the end of a policy step
  /// @param steps policy steps until it was solved or the limit was reached
  public record Result(long seed, double best, int steps, boolean solved) {}

  private final Deployment deployment;
  private final Policy policy;
  private final VirtualClock clock;
  private final TickTally tally;

  public LockStepEpisode(
      Deployment deployment, Policy policy, VirtualClock clock, TickTally tally) {
    this.deployment = deployment;
    this.policy = policy;
    this.clock = clock;
    this.tally = tally;
  }

  /// @param tap who writes it down
  /// @throws dev.sinew.runtime.port.PolicyException when the policy fails
  /// @throws EpisodeException when the supervisor stops the arm
  public Result run(long seed, int maxSteps, EpisodeTap tap) {
    return run(seed, maxSteps, tap, deployment::taskOf);
  }

  /// @param judge of what is achieved on a stage
  /// @throws dev.sinew.runtime.port.PolicyException when the policy fails
  /// @throws EpisodeException when the supervisor stops the arm
  public Result run(long seed, int maxSteps, EpisodeTap tap, Function<Stage, Task> judge) {
    Exchange exchange = Exchange.inProcess(deployment.exchange());
    tap.connect(exchange);
    try (Robot robot = deployment.openRobot(clock, exchange);
        Stage stage = deployment.openStage(clock, exchange)) {
      Spine spine = Spine.wire(deployment, robot, exchange, clock);
      Brain brain =
          Brain.wire(deployment, stage, Optional.of(policy), exchange, tap.chunks(), clock);
      policy.reset(seed);
      tap.reset(seed, clock.nanos());
      ask(spine, Request.PLACE, seed, tap);
      ask(spine, Request.ARM, 0, tap);
      ask(spine, Request.START, 0, tap);
      return judged(spine, brain, stage, judge.apply(stage), seed, maxSteps, tap);
    }
  }

  /// A tick that serves a request.
  private void ask(Spine spine, Request request, long argument, EpisodeTap tap) {
    beat(spine.exchange());
    spine.exchange().mailbox().post(request, argument, spine.supervisor().nonce());
    spine.servo().sense();
    spine.servo().act(clock.nanos(), 0);
    spine.exchange().ticks().drain(tap.ticks());
    clock.sleepUntil(clock.nanos() + spine.robot().spec().servoPeriodNanos());
    Answer answer = spine.exchange().mailbox().answer();
    if (answer != Answer.ACCEPTED)
      throw new EpisodeException("the arm could not be started: " + answer.text());
  }

  private void beat(Exchange exchange) {
    exchange.beat().setRelease(clock.nanos());
  }

  private Result judged(
      Spine spine, Brain brain, Stage stage, Task task, long seed, int maxSteps, EpisodeTap tap) {
    long period = spine.robot().spec().servoPeriodNanos();
    LockStep loop =
        new LockStep(
            clock,
            period,
            spine.servo(),
            inference(brain),
            cameras(stage, brain, tap),
            brain.exchange().ticks(),
            slot -> {
              tap.ticks().tick(slot);
              tally.tick(slot);
            });
    int ticksPerStep = (int) (policy.spec().stepNanos() / period);
    double best = 0;
    loop.sense();
    for (int step = 1; step <= maxSteps; step++) {
      for (int tick = 0; tick < ticksPerStep; tick++) {
        loop.act();
        beat(spine.exchange());
        loop.sense();
      }
      tap.breathe(clock.nanos(), brain.exchange().ticks().dropped());
      mustLive(spine, brain, seed);
      best = Math.max(best, task.evaluate());
      if (best > task.target()) return new Result(seed, best, step, true);
    }
    return new Result(seed, best, maxSteps, false);
  }

  private List<PacedStep> cameras(Stage stage, Brain brain, EpisodeTap tap) {
    List<PacedStep> loops = new ArrayList<>();
    for (int i = 0; i < stage.cameras().size(); i++) {
      Camera camera = stage.cameras().get(i);
      boolean seen = policy.spec().sees(camera.spec().name());
      if (seen) loops.add(new CameraLoop(camera, brain.frames().get(i), tap.frames(camera.spec())));
    }
    return loops;
  }

  private static InferenceLoop inference(Brain brain) {
    return brain.planner().orElseThrow().inference();
  }

  private void mustLive(Spine spine, Brain brain, long seed) {
    if (inference(brain).failure() != null) throw inference(brain).failure();
    if (spine.supervisor().mode() != Mode.RUNNING) {
      int cause = spine.supervisor().cause();
      throw new EpisodeException(
          "episode with seed " + seed + " was stopped: " + deployment.rules().rule(cause).text());
    }
  }
}
