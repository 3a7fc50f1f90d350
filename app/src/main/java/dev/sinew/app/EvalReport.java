package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.LockStepEpisode;
import dev.sinew.app.episode.TickTally;
import dev.sinew.app.episode.TimedPolicy;
import dev.sinew.runtime.port.PolicySpec;
import dev.sinew.runtime.port.Task;
import dev.sinew.runtime.safety.Outcome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `sinew eval` says at the end.
///
/// @param changes to `policy.yaml`
/// @param seconds of the machine's time, for all episodes together
record EvalReport(
    Path config,
    Deployment deployment,
    Map<String, String> changes,
    Task task,
    long seed,
    List<LockStepEpisode.Result> results,
    TickTally.Report ticks,
    TimedPolicy policy,
    double seconds) {

  /// The benchmark's score of an episode: highest measure over target, at most 1.
  static Statistics scores(List<LockStepEpisode.Result> results, Task task) {
    return Statistics.of(
        results.stream().mapToDouble(r -> Math.min(1, r.best() / task.target())).toArray());
  }

  Map<String, Object> json() {
    Statistics scores = scores(results, task);
    PolicySpec spec = deployment.bundle().spec();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("config", config.toString());
    out.put("policy", spec.label());
    out.put("set", changes);
    out.put("task", task.name());
    out.put("episodes", results.size());
    out.put("seed", seed);
    out.put("max_steps", deployment.evalSteps());
    out.put("score_mean", scores.mean());
    out.put("score_ci95", scores.interval95());
    out.put("success_rate", successRate());
    out.put("max_" + task.measure() + "_mean", bestMean());
    out.put("chunks", policy.chunks());
    out.put("chunk_latency_ms", policy.latencyMillis());
    out.put("ticks", ticks.ticks());
    out.put("late_ticks", ticks.late());
    out.put("starved_ticks", ticks.starved());
    out.put("limited_ticks", ticks.count(Outcome.LIMITED));
    out.put("held_ticks", ticks.count(Outcome.HELD));
    out.put("wall_s", seconds);
    out.put("per_episode", results);
    return out;
  }

  void print(PrintStream out) {
    Statistics scores = scores(results, task);
    out.printf(
        "%s with %s: %d episodes from seed %d, %d steps at most, %.1f s%n",
        task.name(),
        deployment.bundle().spec().name(),
        results.size(),
        seed,
        deployment.evalSteps(),
        seconds);
    changes.forEach((key, value) -> out.println("with     " + key + "=" + value));
    out.printf(
        "ticks    %d: %d late, %d starved, %d limited%n",
        ticks.ticks(), ticks.late(), ticks.starved(), ticks.count(Outcome.LIMITED));
    out.println("policy   " + policy.summary());
    out.printf(
        "result   mean max %s %.3f, above %.2f in %.1f %% of the episodes%n",
        task.measure(), bestMean(), task.target(), 100 * successRate());
    out.printf(
        "score    %.3f (95 %% interval %.3f to %.3f)%n",
        scores.mean(), scores.interval95()[0], scores.interval95()[1]);
  }

  private double successRate() {
    return results.stream().filter(LockStepEpisode.Result::solved).count()
        / (double) results.size();
  }

  private double bestMean() {
    return results.stream().mapToDouble(LockStepEpisode.Result::best).average().orElseThrow();
  }
}
