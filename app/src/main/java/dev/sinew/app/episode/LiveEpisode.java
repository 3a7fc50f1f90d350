package dev.sinew.app.episode;

import dev.sinew.app.deploy.Brain;
import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.spine.SpineClient;
import dev.sinew.app.spine.SpineLink;
import dev.sinew.policies.bench.SyntheticObservation;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.exchange.SpineStatus;
import dev.sinew.runtime.loop.CameraLoop;
import dev.sinew.runtime.loop.FrameTap;
import dev.sinew.runtime.loop.PacedStep;
import dev.sinew.runtime.loop.PacedThread;
import dev.sinew.runtime.loop.PacingCameraLoop;
import dev.sinew.runtime.loop.UnpacedTicks;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.PacingCamera;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.port.Task;
import dev.sinew.runtime.realtime.OverrunCause;
import dev.sinew.runtime.realtime.RealtimeMode;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.Rule;
import dev.sinew.runtime.safety.RuleBook;
import dev.sinew.runtime.safety.StandardRule;
import dev.sinew.runtime.sync.FrameRing;
import dev.sinew.runtime.sync.ObservationAligner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/// One episode in real time, seen from the brain: inference, cameras and recorder each on a thread
/// of their own, the judge on the caller's; the servo runs in the spine. It always ends in a
/// controlled stop, whose end is measured, before anything is closed.
public final class LiveEpisode {

  private static final long INFERENCE_POLL_NANOS = 1_000_000;
  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final long CAMERA_WATCH_NANOS = 20_000_000;
  private static final long JUDGE_DELAY_NANOS = 3_000_000;
  private static final long STANDSTILL_LIMIT_NANOS = 3_000_000_000L;
  private static final int WARM_UP_CHUNKS = 20;

  /// What the caller's display may look at while the episode runs.
  ///
  /// @param step policy steps done
  /// @param value the task's measure now
  /// @param best its highest so far
  /// @param seconds since the arm was allowed to move
  public record Moment(
      Brain brain,
      SpineStatus spine,
      int step,
      double value,
      double best,
      double seconds,
      TickTally.Report ticks) {}

  /// Something else that runs beside the loops for as long as the episode does, on a thread of its
  /// own.
  public record Companion(String name, long periodNanos, Function<Brain, PacedStep> step) {}

  /// @param stopRule what ended it
  /// @param stopSeconds from the request to measured standstill; NaN when that was not reached
  public record Result(
      double best,
      int steps,
      boolean solved,
      double seconds,
      Rule stopRule,
      double stopSeconds,
      TickTally.Report ticks,
      long droppedTicks,
      long droppedRows,
      long judgedChunks,
      Map<OverrunCause, Long> overruns,
      RealtimeMode realtime) {}

  private final Deployment deployment;
  private final SpineLink spine;
  private final Exchange exchange;
  private final SpineClient client;
  private final RuleBook rules;
  private final Stage stage;
  private final TimedPolicy policy;
  private final Clock clock;
  private final long servoPeriodNanos;
  private final TickTally tally = new TickTally();
  private final List<PacedThread> threads = new ArrayList<>();
  private final List<String> hanging = new ArrayList<>();
  private final FaultPlan faults;
  private final Recorder recorder;
  private volatile String prompt;
  private ObservationAligner aligner;
  private final AtomicReference<StandardRule> stopRequested = new AtomicReference<>();

  /// @param faults what is to go wrong in the recorder; the other parts have theirs already
  /// @param recorder at work since the spine came up
  public LiveEpisode(
      Deployment deployment,
      SpineLink spine,
      Stage stage,
      TimedPolicy policy,
      Clock clock,
      FaultPlan faults,
      Recorder recorder) {
    this.recorder = recorder;
    this.faults = faults;
    this.deployment = deployment;
    this.spine = spine;
    this.stage = stage;
    this.policy = policy;
    this.clock = clock;
    exchange = spine.exchange();
    rules = deployment.rules();
    prompt = deployment.prompt();
    client = new SpineClient(spine, rules, clock);
    servoPeriodNanos = deployment.rig().robot().servoPeriodNanos();
  }

  /// Asks for a controlled stop on the operator's behalf. Any thread, also before the episode
  /// began.
  public void requestStop() {
    requestStop(StandardRule.OPERATOR);
  }

  /// Asks for a controlled stop; the first reason stands. Any thread, also before the episode
  /// began.
  public void requestStop(StandardRule why) {
    stopRequested.compareAndSet(null, why);
    exchange.stopWord().ask(why);
  }

  /// Changes what the policy is asked to do, from the next observation on. Any thread, also before
  /// the episode began.
  public synchronized void prompt(String text) {
    prompt = text;
    if (aligner != null) aligner.prompt(text);
  }

  private synchronized void hear(ObservationAligner seeing) {
    aligner = seeing;
    aligner.prompt(prompt);
  }

  /// @param companions threads beside the loops; one that fails does not disturb the arm and is
  ///     reported at the end
  /// @param display called once a policy step on the caller's thread
  /// @throws dev.sinew.runtime.port.PolicyException when the policy failed; the arm stands still
  ///     then
  /// @throws dev.sinew.app.spine.SpineException when the spine refuses to arm
  /// @throws HangingException when a loop thread hangs; the arm stands still then
  /// @throws EpisodeException when a loop thread failed or the arm did not come to rest
  public Result run(
      Task task, long seed, int maxSteps, List<Companion> companions, Consumer<Moment> display) {
    Brain brain = Brain.wire(deployment, stage, policy, exchange, recorder.tap().chunks(), clock);
    hear(brain.aligner());
    try {
      client.place(seed);
      warmUp();
      policy.reset(seed);
      recorder.tap().reset(seed, clock.nanos());
      client.place(seed);
      recorder.mustWork();
      client.ask(Request.ARM, 0);
      client.ask(Request.START, 0);
      if (stopRequested.get() != null) requestStop(stopRequested.get());
      long start = clock.nanos();
      launch(brain, start, companions);
      Result result = judge(task, start, maxSteps, brain, display);
      close();
      mustHaveWorked(brain, result);
      return result;
    } finally {
      close();
    }
  }

  /// A thread that hangs is left behind.
  private void close() {
    for (PacedThread thread : threads.reversed())
      if (!thread.close(PATIENCE_NANOS)) hanging.add(thread.name());
    threads.removeIf(thread -> hanging.contains(thread.name()));
  }

  /// Compiles and fills the policy's caches before the arm may move.
  private void warmUp() {
    Observation observation = SyntheticObservation.of(policy.spec(), prompt);
    for (int i = 0; i < WARM_UP_CHUNKS; i++) policy.infer(observation);
    policy.forget();
  }

  private void launch(Brain brain, long start, List<Companion> companions) {
    recorder.listen(faults.sink(tally, clock));
    start(
        "inference",
        start,
        INFERENCE_POLL_NANOS,
        brain.inference(),
        () -> exchange.stopWord().ask(StandardRule.SOURCE_FAILED));
    for (int i = 0; i < stage.cameras().size(); i++) {
      Camera camera = stage.cameras().get(i);
      start(camera(camera, start, brain.frames().get(i)));
      watch(camera.spec().name(), start, brain.frames().get(i));
    }
    for (Companion other : companions)
      start(other.name(), start, other.periodNanos(), other.step().apply(brain), () -> {});
  }

  private PacedThread camera(Camera camera, long start, FrameRing frames) {
    String name = "camera " + camera.spec().name();
    FrameTap tap = recorder.tap().frames(camera.spec());
    if (camera instanceof PacingCamera pacing)
      return new PacedThread(
          name, new UnpacedTicks(clock), new PacingCameraLoop(pacing, frames, tap), () -> {});
    return new PacedThread(
        name,
        clock,
        start,
        camera.spec().periodNanos(),
        new CameraLoop(camera, frames, tap),
        () -> {});
  }

  private void watch(String camera, long start, FrameRing frames) {
    OptionalLong maxAge = deployment.maxFrameAgeNanos(camera);
    if (maxAge.isEmpty()) return;
    start(
        "watch " + camera,
        start,
        CAMERA_WATCH_NANOS,
        new CameraWatch(frames, maxAge.getAsLong(), exchange.stopWord(), clock),
        () -> exchange.stopWord().ask(StandardRule.CAMERA_STALE));
  }

  private void start(
      String name, long firstNanos, long periodNanos, PacedStep step, Runnable onFailure) {
    start(new PacedThread(name, clock, firstNanos, periodNanos, step, onFailure));
  }

  private void start(PacedThread thread) {
    threads.add(thread);
    thread.start();
  }

  private Result judge(Task task, long start, int maxSteps, Brain brain, Consumer<Moment> display) {
    long stepNanos = policy.spec().stepNanos();
    double best = 0;
    int step = 0;
    double seconds;
    double stopSeconds;
    TickTally.Report ticks;
    try {
      while (step < maxSteps && best <= task.target() && running()) {
        step++;
        clock.sleepUntil(start + step * stepNanos + JUDGE_DELAY_NANOS);
        double value = task.evaluate();
        best = Math.max(best, value);
        display.accept(
            new Moment(
                brain,
                exchange.status().read(),
                step,
                value,
                best,
                (clock.nanos() - start) * 1e-9,
                tally.report()));
      }
    } finally {
      seconds = (clock.nanos() - start) * 1e-9;
      ticks = tally.report();
      stopSeconds = stop();
    }
    return new Result(
        best,
        step,
        best > task.target(),
        seconds,
        stopRule(),
        stopSeconds,
        ticks,
        exchange.ticks().dropped(),
        brain.outlet().droppedRows(),
        exchange.status().read().judgedChunks(),
        exchange.overruns().read(),
        exchange.realtime());
  }

  private Rule stopRule() {
    int cause = exchange.status().read().cause();
    return cause < 0 ? StandardRule.EPISODE_END.rule() : rules.rule(cause);
  }

  /// The stop that ends every episode, however it went: waits for measured standstill, and halts an
  /// arm that does not reach it.
  private double stop() {
    long begin = clock.nanos();
    exchange.stopWord().ask(StandardRule.EPISODE_END);
    while (clock.nanos() - begin < STANDSTILL_LIMIT_NANOS && spine.failure().isEmpty()) {
      if (exchange.status().atRest()) return (clock.nanos() - begin) * 1e-9;
      clock.sleepUntil(clock.nanos() + servoPeriodNanos);
    }
    spine.halt();
    return Double.NaN;
  }

  /// The board may still show the tick before the start.
  private boolean running() {
    Mode mode = exchange.status().read().mode();
    return spine.failure().isEmpty()
        && !recorder.failed()
        && (mode == Mode.RUNNING || mode == Mode.ARMED);
  }

  private void mustHaveWorked(Brain brain, Result result) {
    if (brain.inference().failure() != null) throw brain.inference().failure();
    if (!hanging.isEmpty())
      throw new HangingException(
          "the episode was stopped: "
              + result.stopRule().text()
              + "; "
              + String.join(", ", hanging)
              + " hangs and was left behind");
    spine
        .failure()
        .ifPresent(
            why -> {
              throw new EpisodeException(why);
            });
    recorder.mustWork();
    for (PacedThread thread : threads) {
      if (thread.failure() != null)
        throw new EpisodeException(
            thread.name() + " failed: " + thread.failure().getMessage(), thread.failure());
    }
    if (!exchange.status().atRest()) {
      throw new EpisodeException(
          "the episode was stopped: "
              + result.stopRule().text()
              + (spine.trouble().isEmpty() ? "" : "; the robot: " + spine.trouble())
              + "; the arm was not measured at rest within 3 s and was halted");
    }
  }
}
