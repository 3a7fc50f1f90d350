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
import dev.sinew.runtime.loop.PacedStep;
import dev.sinew.runtime.port.PolicyException;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.port.Task;
import dev.sinew.runtime.realtime.OverrunCause;
import dev.sinew.runtime.realtime.RealtimeMode;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.Rule;
import dev.sinew.runtime.safety.RuleBook;
import dev.sinew.runtime.safety.StandardRule;
import dev.sinew.runtime.sync.ObservationAligner;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/// One episode in real time, seen from the brain: inference, cameras and recorder each on a thread
/// of their own, the judge on the caller's; the servo runs in the spine. It always ends in a
/// controlled stop, whose end is measured, before anything is closed.
public final class LiveEpisode {

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
  private final ActionSources sources;
  private final Clock clock;
  private final long servoPeriodNanos;
  private final TickTally tally = new TickTally();
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
      ActionSources sources,
      Clock clock,
      FaultPlan faults,
      Recorder recorder) {
    this.recorder = recorder;
    this.faults = faults;
    this.deployment = deployment;
    this.spine = spine;
    this.stage = stage;
    this.sources = sources;
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
  /// @throws StuckRecorderException when it is the recorder that does
  /// @throws EpisodeException when a loop thread failed or the arm did not come to rest
  public Result run(
      Task task, long seed, int maxSteps, List<Companion> companions, Consumer<Moment> display) {
    EpisodeTap tap = recorder.tap();
    Brain brain = Brain.wire(deployment, stage, sources.policy(), exchange, tap.chunks(), clock);
    brain.planner().ifPresent(planner -> hear(planner.aligner()));
    EpisodeThreads threads = new EpisodeThreads(deployment, exchange.stopWord(), clock);
    try {
      client.place(seed);
      sources.policy().ifPresent(this::warmUp);
      sources.policy().ifPresent(policy -> policy.reset(seed));
      tap.reset(seed, clock.nanos());
      client.place(seed);
      recorder.mustWork();
      sources.operator().ifPresent(LiveEpisode::mustBeReady);
      client.ask(Request.ARM, 0);
      sources.operator().ifPresent(OperatorPart::begin);
      client.ask(Request.START, 0);
      if (stopRequested.get() != null) requestStop(stopRequested.get());
      long start = clock.nanos();
      recorder.listen(faults.sink(tally, clock));
      threads.launch(brain, stage, tap, companions, start);
      Result result = judge(task, start, maxSteps, brain, display);
      threads.close();
      mustHaveWorked(brain, threads, result);
      return result;
    } finally {
      sources.operator().ifPresent(OperatorPart::end);
      threads.close();
    }
  }

  private static void mustBeReady(OperatorPart operator) {
    String objection = operator.objection();
    if (!objection.isEmpty()) throw new EpisodeException(objection);
  }

  /// Compiles and fills the policy's caches before the arm may move.
  private void warmUp(TimedPolicy policy) {
    Observation observation = SyntheticObservation.of(policy.spec(), prompt);
    for (int i = 0; i < WARM_UP_CHUNKS; i++) policy.infer(observation);
    policy.forget();
  }

  private Result judge(Task task, long start, int maxSteps, Brain brain, Consumer<Moment> display) {
    long stepNanos = deployment.planner().stepNanos();
    double best = 0;
    int step = 0;
    double seconds;
    double stopSeconds;
    TickTally.Report ticks;
    try {
      while (step < maxSteps && best <= task.target() && running()) {
        step++;
        if (recorder.hangs()) requestStop(StandardRule.RECORDER_FAILED);
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
        brain.droppedRows(),
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

  private void mustHaveWorked(Brain brain, EpisodeThreads threads, Result result) {
    PolicyException failure =
        brain.planner().map(planner -> planner.inference().failure()).orElse(null);
    if (failure != null) throw failure;
    if (recorder.hangs())
      throw new StuckRecorderException(
          "the episode was stopped: "
              + result.stopRule().text()
              + ": nothing was taken for %.0f s; does the disk hang? When it does no more, 'sinew"
                  .formatted(Recorder.HANGING_NANOS * 1e-9)
              + " dataset recover' saves what is there");
    if (!threads.hanging().isEmpty())
      throw new HangingException(
          "the episode was stopped: "
              + result.stopRule().text()
              + "; "
              + String.join(", ", threads.hanging())
              + " hangs and was left behind");
    spine
        .failure()
        .ifPresent(
            why -> {
              throw new EpisodeException(why);
            });
    recorder.mustWork();
    threads.mustHaveWorked();
    if (!exchange.status().atRest()) {
      throw new EpisodeException(
          "the episode was stopped: "
              + result.stopRule().text()
              + (spine.trouble().isEmpty() ? "" : "; the robot: " + spine.trouble())
              + "; the arm was not measured at rest within 3 s and was halted");
    }
  }
}
