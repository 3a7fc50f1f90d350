package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.ActionSources;
import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.episode.EpisodeTap;
import dev.sinew.app.episode.LiveEpisode;
import dev.sinew.app.episode.Recorder;
import dev.sinew.app.episode.TimedPolicy;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.replay.ReplayException;
import dev.sinew.app.replay.ReplayPolicy;
import dev.sinew.app.replay.ReplayTask;
import dev.sinew.app.spine.SpineLink;
import dev.sinew.app.spine.SpineOpening;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.safety.Rule;
import dev.sinew.runtime.safety.StandardRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `--mode robot`: the arm goes to where the recorded motion began, and then follows what was sent,
/// under the supervisor of the deployment at hand.
record ReplayRobot(
    EpisodeLog log, Path config, double speed, double nearness, Path events, Path json) {

  int run() throws IOException {
    ReplaySetup setup = ReplaySetup.of(log, config, speed, nearness);
    Deployment deployment = setup.deployment();
    compareCalibration(deployment);
    ReplayPolicy replay = setup.policy();
    SpineOpening opening = new SpineOpening(deployment, setup.place(), events);
    opening.mustBeLogged();
    Clock clock = new MonotonicClock();
    FaultPlan faults = new FaultPlan(List.of());
    try (SpineLink spine = opening.open(faults, clock);
        Recorder recorder = new Recorder(spine, EpisodeTap.NONE, clock);
        TimedPolicy policy = new TimedPolicy(replay, clock);
        Stage stage = deployment.openStage(clock, spine.exchange())) {
      LiveEpisode episode =
          new LiveEpisode(
              deployment, spine, stage, ActionSources.of(policy), clock, faults, recorder);
      Interrupts.take(episode::requestStop, spine::halt);
      LiveEpisode.Result result =
          episode.run(
              new ReplayTask(log.file().getFileName().toString(), replay),
              setup.seed(),
              setup.steps(0),
              List.of(),
              moment -> {});
      report(result, stage, setup.seconds());
      return exitCode(result);
    }
  }

  /// Whoever names a deployment chooses the arm; the recorded one must be as it was.
  private void compareCalibration(Deployment deployment) throws IOException {
    Optional<String> other = RecordedDeployment.otherCalibration(log, deployment);
    if (other.isEmpty()) return;
    if (config == null)
      throw new ReplayException(
          other.get() + "; --config %s plays it all the same".formatted(deployment.file()));
    System.out.println("note     " + other.get());
  }

  private void report(LiveEpisode.Result result, Stage stage, double seconds) throws IOException {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("episode", log.file().toString());
    out.put("played", result.best());
    out.put("speed", speed);
    out.put("seconds", result.seconds());
    out.put("stop_reason", result.stopRule().name());
    stage.task().ifPresent(task -> out.put(task.measure(), task.evaluate()));
    JsonFile.write(json, out);
    System.out.printf(
        "played   %.1f %% of %.1f s at %.2g times the speed, %.1f s with the approach%n",
        100 * result.best(), seconds * speed, speed, result.seconds());
    System.out.printf(
        "stop     %s; measured at rest after %.2f s%n",
        result.stopRule().text(), result.stopSeconds());
    stage
        .task()
        .ifPresent(
            task ->
                System.out.printf(
                    "result   %s %.3f at the end%n", task.measure(), task.evaluate()));
  }

  private static int exitCode(LiveEpisode.Result result) {
    Rule rule = result.stopRule();
    if (rule == StandardRule.OPERATOR.rule()) return Interrupts.EXIT_CODE;
    if (rule != StandardRule.EPISODE_END.rule())
      throw new EpisodeException("the replay was stopped: " + rule.text());
    if (result.best() == 0)
      throw new EpisodeException(
          "the arm did not reach the first pose within %.0f s"
              .formatted(ReplaySetup.APPROACH_SECONDS));
    return 0;
  }
}
