package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.EpisodeException;
import dev.sinew.app.episode.LockStepEpisode;
import dev.sinew.app.episode.TickTally;
import dev.sinew.app.episode.TimedPolicy;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.port.Rig;
import dev.sinew.runtime.port.Task;
import dev.sinew.runtime.safety.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Many episodes in lock-step.
@Command(
    name = "eval",
    description = "Runs many episodes in lock-step on a virtual clock and reports the score.",
    mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CONFIG", description = "Deployment file.")
  private Path config;

  @Option(
      names = "--episodes",
      defaultValue = "50",
      description = "How many (default ${DEFAULT-VALUE}).")
  private int episodes;

  @Option(
      names = "--seed",
      defaultValue = "100000",
      description = "Seed of the first; the next ones count up (default ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private CommonOptions common;

  private volatile boolean interrupted;

  EvalCommand() {}

  @Override
  public Integer call() throws IOException {
    if (episodes < 1) throw new EpisodeException("--episodes " + episodes + ": must be 1 or more");
    JsonFile.mustBeWritable(common.json);
    Deployment deployment = Deployment.read(config);
    VirtualClock clock = new VirtualClock();
    MonotonicClock wall = new MonotonicClock();
    TickTally tally = new TickTally();
    List<LockStepEpisode.Result> results = new ArrayList<>();
    Task task;
    long begin = wall.nanos();
    try (Rig rig = deployment.open(clock);
        TimedPolicy policy = new TimedPolicy(deployment.bundle().open(), wall)) {
      task =
          rig.task()
              .orElseThrow(
                  () ->
                      new EpisodeException(
                          config + ": robot.driver: has no task to evaluate; use a simulation"));
      LockStepEpisode episode = new LockStepEpisode(deployment, rig, policy, clock, tally);
      Progress progress = new Progress(System.out, episodes);
      Interrupts.take(() -> interrupted = true, () -> {});
      for (int i = 0; i < episodes && !interrupted; i++) {
        results.add(episode.run(task, seed + i, deployment.evalSteps()));
        progress.show(i + 1, "mean score %.3f".formatted(scores(results, task).mean()));
      }
      progress.done();
      if (interrupted) {
        System.err.println(
            "sinew: interrupted after "
                + results.size()
                + " of "
                + episodes
                + " episodes; nothing written");
        return Interrupts.EXIT_CODE;
      }
      report(deployment, task, results, tally.report(), policy, (wall.nanos() - begin) * 1e-9);
    }
    return 0;
  }

  private void report(
      Deployment deployment,
      Task task,
      List<LockStepEpisode.Result> results,
      TickTally.Report ticks,
      TimedPolicy policy,
      double seconds)
      throws IOException {
    Statistics scores = scores(results, task);
    double successes =
        results.stream().filter(LockStepEpisode.Result::solved).count() / (double) episodes;
    double bestMean =
        results.stream().mapToDouble(LockStepEpisode.Result::best).average().orElseThrow();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("config", config.toString());
    out.put(
        "policy", deployment.bundle().spec().name() + ":" + deployment.bundle().spec().version());
    out.put("task", task.name());
    out.put("episodes", episodes);
    out.put("seed", seed);
    out.put("max_steps", deployment.evalSteps());
    out.put("score_mean", scores.mean());
    out.put("score_ci95", scores.interval95());
    out.put("success_rate", successes);
    out.put("max_" + task.measure() + "_mean", bestMean);
    out.put("chunks", policy.chunks());
    out.put(
        "chunk_latency_ms",
        Map.of("p50", policy.latencyMillis(50), "p99", policy.latencyMillis(99)));
    out.put("ticks", ticks.ticks());
    out.put("late_ticks", ticks.late());
    out.put("starved_ticks", ticks.starved());
    out.put("limited_ticks", ticks.count(Outcome.LIMITED));
    out.put("held_ticks", ticks.count(Outcome.HELD));
    out.put("wall_s", seconds);
    out.put("per_episode", results);
    JsonFile.write(common.json, out);
    System.out.printf(
        "%s, %s: %d episodes from seed %d, %d steps at most, %.1f s%n",
        task.name(),
        deployment.bundle().spec().name(),
        episodes,
        seed,
        deployment.evalSteps(),
        seconds);
    System.out.printf(
        "mean max %s %.3f, solved (> %.2f) %.1f %%, %d ticks, %d late, %d starved, %d limited;"
            + " chunk p50 %.2f ms, p99 %.2f ms%n",
        task.measure(),
        bestMean,
        task.target(),
        100 * successes,
        ticks.ticks(),
        ticks.late(),
        ticks.starved(),
        ticks.count(Outcome.LIMITED),
        policy.latencyMillis(50),
        policy.latencyMillis(99));
    System.out.printf(
        "score %.3f (95 %% interval %.3f to %.3f)%n",
        scores.mean(), scores.interval95()[0], scores.interval95()[1]);
  }

  /// The benchmark's score of an episode: highest measure over target, at most 1.
  private static Statistics scores(List<LockStepEpisode.Result> results, Task task) {
    return Statistics.of(
        results.stream().mapToDouble(r -> Math.min(1, r.best() / task.target())).toArray());
  }
}
