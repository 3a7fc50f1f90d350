package dev.sinew.app.collect;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.ActionSources;
import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.episode.HangingException;
import dev.sinew.app.episode.LiveEpisode;
import dev.sinew.app.episode.OperatorPart;
import dev.sinew.app.episode.Recorder;
import dev.sinew.app.episode.Unjudged;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.lint.EpisodeLint;
import dev.sinew.app.lint.FactsReader;
import dev.sinew.app.lint.Finding;
import dev.sinew.app.record.EpisodeRecording;
import dev.sinew.app.remote.RunningEpisode;
import dev.sinew.app.remote.Steering;
import dev.sinew.app.spine.SpineLink;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.port.Task;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.safety.Rule;
import dev.sinew.runtime.safety.StandardRule;
import dev.sinew.teleop.session.CollectionSession;
import dev.sinew.teleop.session.CollectionSession.Phase;
import dev.sinew.teleop.session.Turn;
import dev.sinew.teleop.session.Verdict;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A collection session at work: one spine, one operator and the same cameras for all of its
/// episodes. Each phase in which the arm moves is armed anew and ends in a controlled stop.
///
/// What was recorded stays, however the session ends: every episode has its own file, which is
/// finished before the next begins.
public final class CollectRun {

  private static final long LOOK_NANOS = 20_000_000;
  private static final int UNBOUNDED = Integer.MAX_VALUE;
  private static final FaultPlan NO_FAULTS = new FaultPlan(List.of());

  private final CollectPlan plan;
  private final Deployment deployment;
  private final CollectedSet collected;
  private final DemonstrationFolder folder;
  private final SpineLink spine;
  private final Stage stage;
  private final ActionSources sources;
  private final OperatorPart operator;
  private final Clock clock;
  private final Steering steering;
  private final CollectView view;
  private final SwitchingTap tap = new SwitchingTap();
  private final CollectionSession session;
  private volatile LiveEpisode moving;
  private volatile boolean quit;
  private Turn turn = Turn.NOTHING;
  private long seed;

  /// @param sources with an operator; closed by the caller, like spine and stage
  /// @throws IOException in one line when the folder cannot be used
  public CollectRun(
      CollectPlan plan,
      Deployment deployment,
      CollectedSet collected,
      SpineLink spine,
      Stage stage,
      ActionSources sources,
      Clock clock,
      Steering steering,
      CollectView view)
      throws IOException {
    this.plan = plan;
    this.deployment = deployment;
    this.collected = collected;
    folder = collected.folder();
    this.spine = spine;
    this.stage = stage;
    this.sources = sources;
    this.clock = clock;
    this.steering = steering;
    this.view = view;
    operator = sources.operator().orElseThrow();
    int there = folder.kept().size();
    if (there > 0 && !plan.resume())
      throw new EpisodeException(
          "%s: holds %d episodes already; --resume goes on with them"
              .formatted(folder.root(), there));
    seed = Seeds.next(folder, plan.seed());
    session =
        new CollectionSession(
            collected.wanted(), there, plan.episodeNanos(), plan.resetNanos(), clock.nanos());
  }

  /// Ends the session as the operator's QUIT does. Any thread.
  public void quit() {
    quit = true;
    LiveEpisode now = moving;
    if (now != null) now.requestStop();
  }

  /// Until enough episodes are kept, the operator quits, or the arm was stopped.
  ///
  /// @return whether the session was ended by a signal
  /// @throws EpisodeException when the arm was stopped by a rule; what was recorded is kept
  /// @throws IOException in one line when nothing can be recorded any more
  public boolean run() throws IOException {
    try (Recorder recorder = new Recorder(spine, tap, clock)) {
      while (reset(recorder)) {
        collected.grow();
        record(recorder);
      }
      return quit;
    }
  }

  /// @return whether an episode is to be recorded now
  private boolean reset(Recorder recorder) throws IOException {
    while (session.phase() == Phase.RESETTING) {
      turn = Turn.NOTHING;
      if (plan.follows() && operator.objection().isEmpty()) follow(recorder);
      else stand();
      if (turn == Turn.DISCARD_NEWEST) discardNewest();
    }
    return session.phase() == Phase.RECORDING;
  }

  private void stand() {
    String objection = operator.objection();
    view.resetting(session.kept(), session.wanted(), leftSeconds(), objection);
    look(clock.nanos());
    if (turn == Turn.NOTHING) clock.sleepUntil(clock.nanos() + LOOK_NANOS);
  }

  /// The arm follows the operator, and nothing is written down.
  private void follow(Recorder recorder) {
    live(
        recorder,
        Optional.empty(),
        moment -> view.resetting(session.kept(), session.wanted(), leftSeconds(), ""));
  }

  private double leftSeconds() {
    long left = session.leftNanos(clock.nanos());
    return left == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : left * 1e-9;
  }

  /// Asks the session what is to be done now.
  private void look(long nowNanos) {
    if (turn != Turn.NOTHING) return;
    for (TeleopEvent event = operator.poll(); event != null; event = operator.poll()) {
      turn = session.on(event, nowNanos);
      if (turn != Turn.NOTHING) return;
    }
    turn = quit ? session.on(TeleopEvent.QUIT, nowNanos) : session.at(nowNanos);
  }

  private LiveEpisode.Result live(
      Recorder recorder,
      Optional<EpisodeRecording> recording,
      Consumer<LiveEpisode.Moment> display) {
    LiveEpisode episode =
        new LiveEpisode(deployment, spine, stage, sources, clock, NO_FAULTS, recorder);
    moving = episode;
    steering.begins(new RunningEpisode(episode, spine, recording));
    Optional<LiveEpisode.Result> result = Optional.empty();
    try {
      result =
          Optional.of(
              episode.run(
                  new Unjudged(deployment.rig().robot().name()),
                  seed,
                  UNBOUNDED,
                  steering.companions(),
                  moment -> show(episode, moment, display)));
      return result.get();
    } finally {
      moving = null;
      forgetWhatWasSaidTooOften();
      steering.ended(result);
    }
  }

  /// A key that was pressed twice is not to begin the next episode, or to discard this one.
  private void forgetWhatWasSaidTooOften() {
    for (TeleopEvent event = operator.poll(); event != null; event = operator.poll())
      if (event == TeleopEvent.QUIT || event == TeleopEvent.STOP) quit = true;
  }

  private void show(
      LiveEpisode episode, LiveEpisode.Moment moment, Consumer<LiveEpisode.Moment> display) {
    display.accept(moment);
    steering.show(moment);
    look(clock.nanos());
    if (turn != Turn.NOTHING) episode.requestStop(StandardRule.EPISODE_END);
  }

  private void record(Recorder recorder) throws IOException {
    if (!ready()) return;
    session.begins(clock.nanos());
    EpisodeRecording recording =
        new EpisodeRecording(folder.episodes(), deployment, seed, clock, true);
    turn = Turn.NOTHING;
    CollectedEpisode episode;
    try (recording) {
      recording.describe(stage.cameras());
      episode = recorded(recorder, recording);
      recording.result(words(episode));
    } catch (HangingException e) {
      throw e;
    } catch (EpisodeException e) {
      throw new EpisodeException(e.getMessage() + kept(), e);
    }
    finish(episode.with(recording.dropped()));
  }

  private CollectedEpisode recorded(Recorder recorder, EpisodeRecording recording)
      throws IOException {
    tap.begin(recording);
    try {
      return episode(recorder, recording);
    } catch (RuntimeException e) {
      recording.failed(e, words(Map.of("label", "kept")));
      throw e;
    } finally {
      tap.end();
    }
  }

  /// An operator who is not ready yet delays the episode, and ends the session only by saying so.
  ///
  /// @return whether there is to be an episode
  private boolean ready() {
    for (String against = operator.objection();
        !against.isEmpty();
        against = operator.objection()) {
      if (quit || leaves()) {
        session.leave();
        return false;
      }
      view.resetting(session.kept(), session.wanted(), Double.POSITIVE_INFINITY, against);
      clock.sleepUntil(clock.nanos() + LOOK_NANOS);
    }
    return true;
  }

  private boolean leaves() {
    for (TeleopEvent event = operator.poll(); event != null; event = operator.poll())
      if (event == TeleopEvent.QUIT || event == TeleopEvent.STOP) return true;
    return false;
  }

  private CollectedEpisode episode(Recorder recorder, EpisodeRecording recording) {
    plan.note().ifPresent(text -> recording.note("operator", text));
    double[] measure = {Double.NaN};
    LiveEpisode.Result result =
        live(
            recorder,
            Optional.of(recording),
            moment -> {
              view.recording(session.kept() + 1, session.wanted(), leftSeconds(), moment);
              measure[0] = stage.task().map(Task::evaluate).orElse(Double.NaN);
            });
    if (turn != Turn.FINISH) turn = session.stopped(clock.nanos());
    return new CollectedEpisode(
        recording.target(), seed, session.verdict(), result, recording.dropped(), measure[0]);
  }

  private Map<String, String> words(CollectedEpisode episode) {
    return words(episode.words());
  }

  private Map<String, String> words(Map<String, String> result) {
    Map<String, String> words = new LinkedHashMap<>(result);
    plan.note().ifPresent(text -> words.put("note", text));
    words.putAll(operator.words());
    words.putAll(steering.words());
    stage.health().forEach((name, health) -> words.put("camera_" + name, health));
    return words;
  }

  private void finish(CollectedEpisode episode) throws IOException {
    CollectedEpisode there =
        episode.verdict() == Verdict.DISCARDED
            ? episode.at(folder.discard(episode.file()))
            : episode;
    collected.add(there);
    view.ended(there);
    for (Finding finding : EpisodeLint.of(FactsReader.read(there.file())))
      view.line("  %s: %s".formatted(finding.id(), finding.text()));
    seed++;
    mustHaveEndedWell(there);
  }

  private void mustHaveEndedWell(CollectedEpisode episode) throws IOException {
    Rule rule = episode.result().stopRule();
    if (rule == StandardRule.EPISODE_END.rule() || rule == StandardRule.OPERATOR.rule()) return;
    String device =
        operator.trouble().isEmpty() ? "" : "; the operator's device: " + operator.trouble();
    String robot = spine.trouble().isEmpty() ? "" : "; the robot: " + spine.trouble();
    throw new EpisodeException(
        "the arm was stopped: %s%s%s%s".formatted(rule.text(), device, robot, kept()));
  }

  private String kept() throws IOException {
    String kept = "; %d episodes are kept in %s".formatted(folder.kept().size(), folder.root());
    int unfinished = folder.unfinished().size();
    return unfinished == 0
        ? kept
        : "%s, %d unfinished: 'sinew dataset recover %s'"
            .formatted(kept, unfinished, folder.episodes());
  }

  private void discardNewest() throws IOException {
    view.ended(collected.discardNewest());
  }

  /// Without the loop, by the strongest means. Any thread.
  public void halt() {
    spine.halt();
  }
}
