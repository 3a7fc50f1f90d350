package dev.sinew.app.episode;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.deploy.Pipeline;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.loop.CameraLoop;
import dev.sinew.runtime.loop.PacedStep;
import dev.sinew.runtime.loop.PacedThread;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.Rig;
import dev.sinew.runtime.port.Task;
import dev.sinew.runtime.safety.StopReason;
import dev.sinew.runtime.safety.SupervisorState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// One episode in real time: servo, inference, cameras and recorder each on a thread of their own,
/// the judge on the caller's. It always ends in a controlled stop, whose end is measured, before
/// anything is closed.
public final class LiveEpisode {

  private static final long INFERENCE_POLL_NANOS = 1_000_000;
  private static final long RECORDER_NANOS = 20_000_000;
  private static final long JUDGE_DELAY_NANOS = 3_000_000;
  private static final long STANDSTILL_LIMIT_NANOS = 3_000_000_000L;
  private static final int WARM_UP_CHUNKS = 20;

  /// Time for the threads to come up before their first deadline.
  private static final long LAUNCH_NANOS = 50_000_000;

  /// What the caller's display may look at while the episode runs.
  ///
  /// @param step policy steps done
  /// @param value the task's measure now
  /// @param best its highest so far
  /// @param seconds since the first tick
  public record Moment(
      Pipeline pipeline,
      int step,
      double value,
      double best,
      double seconds,
      TickTally.Report ticks) {}

  /// Something else that runs beside the loops for as long as the episode does, on a thread of its
  /// own.
  public record Companion(String name, long periodNanos, Function<Pipeline, PacedStep> step) {}

  /// @param stopSeconds from the request to measured standstill; NaN when that was not reached
  public record Result(
      double best,
      int steps,
      boolean solved,
      double seconds,
      StopReason stopReason,
      double stopSeconds,
      TickTally.Report ticks,
      long droppedTicks,
      long droppedRows) {}

  private final Deployment deployment;
  private final Rig rig;
  private final TimedPolicy policy;
  private final Clock clock;
  private final TickTally tally = new TickTally();
  private final List<PacedThread> threads = new ArrayList<>();
  private volatile Pipeline pipeline;
  private volatile boolean stopRequested;

  public LiveEpisode(Deployment deployment, Rig rig, TimedPolicy policy, Clock clock) {
    this.deployment = deployment;
    this.rig = rig;
    this.policy = policy;
    this.clock = clock;
  }

  /// Asks for a controlled stop. Any thread, also before the episode began.
  public void requestStop() {
    stopRequested = true;
    Pipeline running = pipeline;
    if (running != null) running.supervisor().requestStop(StopReason.OPERATOR);
  }

  /// @param companions threads beside the loops; one that fails does not disturb the arm and is
  ///     reported at the end
  /// @param display called once a policy step on the caller's thread
  /// @throws dev.sinew.runtime.port.PolicyException when the policy failed; the arm stands still
  ///     then
  /// @throws EpisodeException when a loop thread failed or the arm did not come to rest
  public Result run(
      Task task, long seed, int maxSteps, List<Companion> companions, Consumer<Moment> display) {
    task.reset(seed);
    Pipeline wired = Pipeline.wire(deployment, rig, policy, clock);
    wired.servo().sense();
    warmUp(wired);
    policy.reset(seed);
    task.reset(seed);
    wired.servo().arm();
    pipeline = wired;
    if (stopRequested) requestStop();
    long start = clock.nanos() + LAUNCH_NANOS;
    try {
      PacedThread servo = launch(wired, start, companions);
      Result result = judge(task, start, maxSteps, servo, wired, display);
      mustHaveWorked(servo, wired);
      return result;
    } finally {
      for (PacedThread thread : threads.reversed()) thread.close();
    }
  }

  /// Compiles and fills the policy's caches before the arm may move.
  private void warmUp(Pipeline wired) {
    long at = wired.aligner().newestCommonNanos();
    if (at == Long.MIN_VALUE) return;
    Observation observation = wired.aligner().align(at, 0);
    for (int i = 0; i < WARM_UP_CHUNKS; i++) policy.infer(observation);
    policy.forget();
  }

  private PacedThread launch(Pipeline wired, long start, List<Companion> companions) {
    long period = rig.robot().spec().servoPeriodNanos();
    PacedThread servo =
        new PacedThread("servo", clock, start + period, period, wired.servo(), rig.robot()::halt);
    threads.add(
        new PacedThread(
            "recorder",
            clock,
            start,
            RECORDER_NANOS,
            (d, s) -> wired.ticks().drain(tally),
            () -> {}));
    threads.add(servo);
    threads.add(
        new PacedThread(
            "inference",
            clock,
            start,
            INFERENCE_POLL_NANOS,
            wired.inference(),
            () -> wired.supervisor().requestStop(StopReason.SOURCE_FAILED)));
    for (int i = 0; i < rig.cameras().size(); i++) {
      Camera camera = rig.cameras().get(i);
      CameraLoop loop = new CameraLoop(camera, wired.frames().get(i));
      threads.add(
          new PacedThread(
              "camera " + camera.spec().name(),
              clock,
              start,
              camera.spec().periodNanos(),
              loop,
              () -> {}));
    }
    for (Companion other : companions) {
      threads.add(
          new PacedThread(
              other.name(),
              clock,
              start,
              other.periodNanos(),
              other.step().apply(wired),
              () -> {}));
    }
    threads.forEach(PacedThread::start);
    return servo;
  }

  private Result judge(
      Task task,
      long start,
      int maxSteps,
      PacedThread servo,
      Pipeline wired,
      Consumer<Moment> display) {
    long stepNanos = policy.spec().stepNanos();
    double best = 0;
    int step = 0;
    double seconds;
    double stopSeconds;
    TickTally.Report ticks;
    try {
      while (step < maxSteps && best <= task.target() && running(servo, wired)) {
        step++;
        clock.sleepUntil(start + step * stepNanos + JUDGE_DELAY_NANOS);
        double value = task.evaluate();
        best = Math.max(best, value);
        display.accept(
            new Moment(wired, step, value, best, (clock.nanos() - start) * 1e-9, tally.report()));
      }
    } finally {
      seconds = (clock.nanos() - start) * 1e-9;
      ticks = tally.report();
      stopSeconds = stop(servo, wired);
    }
    return new Result(
        best,
        step,
        best > task.target(),
        seconds,
        wired.supervisor().stopReason(),
        stopSeconds,
        ticks,
        wired.ticks().dropped(),
        wired.scheduler().droppedRows());
  }

  /// The stop that ends every episode, however it went: waits for measured standstill, and halts an
  /// arm that does not reach it.
  private double stop(PacedThread servo, Pipeline wired) {
    long begin = clock.nanos();
    wired.supervisor().requestStop(StopReason.EPISODE_END);
    while (clock.nanos() - begin < STANDSTILL_LIMIT_NANOS && servo.failure() == null) {
      if (wired.supervisor().state() == SupervisorState.STANDSTILL)
        return (clock.nanos() - begin) * 1e-9;
      clock.sleepUntil(clock.nanos() + rig.robot().spec().servoPeriodNanos());
    }
    rig.robot().halt();
    return Double.NaN;
  }

  private static boolean running(PacedThread servo, Pipeline wired) {
    return servo.failure() == null && wired.supervisor().state() == SupervisorState.ARMED;
  }

  private void mustHaveWorked(PacedThread servo, Pipeline wired) {
    if (wired.inference().failure() != null) throw wired.inference().failure();
    if (servo.failure() != null) {
      throw new EpisodeException(
          "the servo thread failed and the robot was halted: " + servo.failure(), servo.failure());
    }
    for (PacedThread thread : threads) {
      if (thread.failure() != null)
        throw new EpisodeException(
            thread.name() + " failed: " + thread.failure().getMessage(), thread.failure());
    }
    if (wired.supervisor().state() != SupervisorState.STANDSTILL) {
      throw new EpisodeException("the arm was not measured at rest within 3 s and was halted");
    }
  }
}
