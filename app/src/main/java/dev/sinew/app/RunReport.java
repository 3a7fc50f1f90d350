package dev.sinew.app;

import dev.sinew.app.episode.LiveEpisode;
import dev.sinew.app.episode.TickTally;
import dev.sinew.app.episode.TimedPolicy;
import dev.sinew.runtime.port.PolicySpec;
import dev.sinew.runtime.port.Task;
import dev.sinew.runtime.safety.Outcome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What `sinew run` says when the arm is at rest again.
///
/// @param what name of the task, or of the robot where nobody can judge what it does
/// @param trouble what the robot's driver said was the matter when the episode ended
/// @param device the same of the operator's device; empty without an operator
record RunReport(
    Path config,
    PolicySpec spec,
    String what,
    Optional<Task> task,
    long seed,
    Optional<TimedPolicy> policy,
    LiveEpisode.Result result,
    String trouble,
    String device) {

  Map<String, Object> json() {
    TickTally.Report ticks = result.ticks();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("config", config.toString());
    policy.ifPresent(found -> out.put("policy", spec.label()));
    task.ifPresent(judged -> out.put("task", judged.name()));
    out.put("seed", seed);
    task.ifPresent(
        judged -> {
          out.put("max_" + judged.measure(), result.best());
          out.put("solved", result.solved());
        });
    out.put("steps", result.steps());
    out.put("seconds", result.seconds());
    out.put("servo_hz", rate());
    out.put("ticks", ticks.ticks());
    out.put("late_ticks", ticks.late());
    out.put("skipped_periods", ticks.skipped());
    out.put("starved_ticks", ticks.starved());
    out.put("limited_ticks", ticks.count(Outcome.LIMITED));
    out.put("held_ticks", ticks.count(Outcome.HELD));
    if (ticks.operated() > 0) {
      out.put("operated_ticks", ticks.operated());
      out.put("take_overs", ticks.takeOvers());
    }
    out.put("unrecorded_ticks", result.droppedTicks());
    out.put("dropped_rows", result.droppedRows());
    out.put(
        "wake_up_ms",
        Map.of(
            "p50", ticks.wakeP50Nanos() / 1e6,
            "p99", ticks.wakeP99Nanos() / 1e6,
            "max", ticks.wakeMaxNanos() / 1e6));
    out.put("sections_us", ticks.sections());
    out.put(
        "tick_work_ms",
        Map.of("p99", ticks.workP99Nanos() / 1e6, "max", ticks.workMaxNanos() / 1e6));
    out.put("judged_chunks", result.judgedChunks());
    out.put("overruns", result.overruns());
    out.put("realtime", result.realtime().name());
    policy.ifPresent(
        found -> {
          out.put("chunks", found.chunks());
          out.put("chunk_latency_ms", found.latencyMillis());
          out.put("unanswered", found.unanswered());
        });
    out.put("stop_reason", result.stopRule().name());
    out.put("stop_s", result.stopSeconds());
    if (!trouble.isEmpty()) out.put("robot_trouble", trouble);
    if (!device.isEmpty()) out.put("operator_trouble", device);
    return out;
  }

  /// The same for the recorded episode.
  Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    json().forEach((key, value) -> words.put(key, String.valueOf(value)));
    return words;
  }

  void print(PrintStream out) {
    TickTally.Report ticks = result.ticks();
    out.printf("%s with %s, seed %d%n", what, spec.name(), seed);
    out.printf(
        "servo    %.1f Hz held over %d ticks (%s): %d late, %d starved, worst wake-up %.2f ms,"
            + " worst tick %.2f ms%n",
        rate(),
        ticks.ticks(),
        result.realtime(),
        ticks.late(),
        ticks.starved(),
        ticks.wakeMaxNanos() / 1e6,
        ticks.workMaxNanos() / 1e6);
    if (!result.overruns().isEmpty()) out.println("overruns " + overruns());
    policy.ifPresent(found -> out.println("policy   " + found.summary()));
    if (policy.isPresent() && ticks.operated() > 0)
      out.printf(
          "operator %d take-overs, %.1f %% of the ticks%n",
          ticks.takeOvers(), 100.0 * ticks.operated() / ticks.ticks());
    out.printf(
        "stop     %s; measured at rest after %.2f s%n",
        result.stopRule().text(), result.stopSeconds());
    if (!trouble.isEmpty()) out.println("robot    " + trouble);
    if (!device.isEmpty()) out.println("operator " + device);
    out.println(
        task.map(this::score).orElse("result   ran for %.1f s".formatted(result.seconds())));
  }

  private String score(Task judged) {
    return "result   max %s %.3f in %.1f s: %s the benchmark's bar of %.2f"
        .formatted(
            judged.measure(),
            result.best(),
            result.seconds(),
            result.solved() ? "solved, above" : "below",
            judged.target());
  }

  private String overruns() {
    return result.overruns().entrySet().stream()
        .map(e -> e.getValue() + " " + e.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .collect(Collectors.joining(", "));
  }

  private double rate() {
    return result.ticks().ticks() / result.seconds();
  }
}
