package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.episode.EpisodeTap;
import dev.sinew.app.episode.LiveEpisode;
import dev.sinew.app.episode.Recorder;
import dev.sinew.app.episode.TimedPolicy;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.replay.Motion;
import dev.sinew.app.replay.ReplayException;
import dev.sinew.app.replay.ReplayPolicy;
import dev.sinew.app.replay.ReplayTask;
import dev.sinew.app.spine.Events;
import dev.sinew.app.spine.ProcessSpine;
import dev.sinew.app.spine.SpineLink;
import dev.sinew.app.spine.ThreadSpine;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.port.PolicySpec;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.safety.Rule;
import dev.sinew.runtime.safety.StandardRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `--mode robot`: the arm goes to where the recorded motion began, and then follows what was sent,
/// under the supervisor of the deployment at hand.
record ReplayRobot(
    EpisodeLog log, Path config, double speed, double nearness, Path events, Path json) {

  /// Least time that a plan reaches ahead.
  private static final long REACH_NANOS = 100_000_000;

  /// Longest time to go to the first pose.
  private static final double APPROACH_SECONDS = 30;

  int run() throws IOException {
    if (!(speed > 0 && speed <= 4))
      throw new ReplayException("--speed " + speed + ": above 0 and at most 4 would be right");
    if (!(nearness > 0 && nearness <= 1))
      throw new ReplayException("--near " + nearness + ": above 0 and at most 1 would be right");
    Path place = config == null ? Path.of(log.word("config")) : config;
    Deployment deployment =
        config == null ? RecordedDeployment.read(log, null) : Deployment.read(config);
    Motion motion = Motion.of(log);
    mustFit(deployment, motion);
    if (events == null && !deployment.rig().simulated())
      throw new EpisodeException("--events is missing: nothing moves without a record of it");
    Clock clock = new MonotonicClock();
    PolicySpec like = deployment.bundle().spec();
    ReplayPolicy replay =
        new ReplayPolicy(
            like,
            "replay of " + log.file().getFileName(),
            step(like.chunkRows(), deployment.rig().robot().servoPeriodNanos()),
            motion,
            speed,
            near(deployment.rig().robot().joints()));
    FaultPlan faults = new FaultPlan(List.of());
    try (SpineLink spine = spine(deployment, place, faults, clock);
        Recorder recorder = new Recorder(spine, EpisodeTap.NONE, clock);
        TimedPolicy policy = new TimedPolicy(replay, clock);
        Stage stage = deployment.openStage(clock, spine.exchange())) {
      LiveEpisode episode =
          new LiveEpisode(deployment, spine, stage, policy, clock, faults, recorder);
      Interrupts.take(episode::requestStop, spine::halt);
      double seconds = (motion.endNanos() - motion.startNanos()) * 1e-9 / speed;
      long seed = Long.parseLong(log.word("seed"));
      LiveEpisode.Result result =
          episode.run(
              new ReplayTask(log.file().getFileName().toString(), replay),
              seed,
              (int) Math.ceil((seconds + APPROACH_SECONDS) * 1e9 / replay.spec().stepNanos()),
              List.of(),
              moment -> {});
      report(result, stage, seconds);
      return exitCode(result);
    }
  }

  private SpineLink spine(Deployment deployment, Path place, FaultPlan faults, Clock clock)
      throws IOException {
    return deployment.spineIsProcess()
        ? new ProcessSpine(deployment, place, events, faults, clock)
        : new ThreadSpine(deployment, Events.open(events), faults);
  }

  /// So that a plan of that many rows reaches far enough.
  private static long step(int rows, long periodNanos) {
    long least = (REACH_NANOS + rows - 1) / rows;
    return (least + periodNanos - 1) / periodNanos * periodNanos;
  }

  private double[] near(List<JointSpec> joints) {
    return joints.stream().mapToDouble(j -> nearness * (j.max() - j.min())).toArray();
  }

  private void mustFit(Deployment deployment, Motion motion) throws IOException {
    List<JointSpec> joints = deployment.rig().robot().joints();
    String now =
        String.join(" ", joints.stream().map(j -> j.name() + ":" + j.unit().symbol()).toList());
    if (motion.dof() != joints.size() || !now.equals(log.word("joints")))
      throw new ReplayException(
          "%s: the robot's joints are %s, but %s was recorded with %s"
              .formatted(deployment.file(), now, log.file(), log.word("joints")));
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
          "the arm did not reach the first pose within %.0f s".formatted(APPROACH_SECONDS));
    return 0;
  }
}
