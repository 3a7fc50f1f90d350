package dev.sinew.app.bench;

import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.PlanTail;
import dev.sinew.runtime.schedule.Schedule;
import dev.sinew.runtime.schedule.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// Every way to schedule chunks over the same random latencies, on a virtual clock.
public final class SeamBench {

  private static final long TRACE_NANOS = 30_000_000_000L;
  private static final long DRAWN_NANOS = 6_000_000_000L;
  private static final long FADE_NANOS = 200_000_000;

  private final int traces;
  private final long seed;

  public SeamBench(int traces, long seed) {
    this.traces = traces;
    this.seed = seed;
  }

  /// What is compared, by name.
  private static Map<String, Strategy> strategies() {
    Map<String, Strategy> all = new LinkedHashMap<>();
    all.put("receding", new Strategy.Receding());
    all.put("synchronous", new Strategy.Synchronous());
    all.put("re-anchor 200 ms", new Strategy.ReAnchor(FADE_NANOS));
    all.put("blend 200 ms", new Strategy.Blend(FADE_NANOS));
    all.put("ensemble act-oldest 0.01", ensemble(Strategy.Weights.ACT_OLDEST, 0.01));
    all.put("ensemble newest-first 0.1", ensemble(Strategy.Weights.NEWEST_FIRST, 0.1));
    all.put("rtc guided", rtc(PlanTail.Use.GUIDED));
    all.put("rtc trained", rtc(PlanTail.Use.TRAINED));
    return all;
  }

  private static Strategy ensemble(Strategy.Weights weights, double decay) {
    return new Strategy.Ensemble(weights, decay, SeamPolicy.ROWS);
  }

  private static Strategy rtc(PlanTail.Use use) {
    return new Strategy.Rtc(use, 10, 4, 8, FADE_NANOS);
  }

  /// Runs to be made.
  public int total() {
    return traces * strategies().size();
  }

  /// @param progress gets the runs done so far
  public List<SeamResult> run(IntConsumer progress) {
    List<SeamResult> results = new ArrayList<>();
    int[] done = {0};
    strategies()
        .forEach(
            (name, strategy) -> {
              SeamResult result = new SeamResult(name, DRAWN_NANOS);
              for (int trace = 0; trace < traces; trace++) {
                result.end(new SeamArm(schedule(strategy), seed + trace, result).run(TRACE_NANOS));
                progress.accept(++done[0]);
              }
              results.add(result);
            });
    double own = results.stream().mapToDouble(SeamResult::own).max().orElseThrow();
    results.forEach(result -> result.own(own));
    return results;
  }

  private static Schedule schedule(Strategy strategy) {
    int rows = strategy instanceof Strategy.Ensemble ? 1 : SeamPolicy.EXECUTE;
    return new Schedule(strategy, Interpolation.LINEAR, rows, List.of());
  }
}
