package dev.sinew.policies.bench;

import com.sun.management.ThreadMXBean;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.port.Policy;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Measures a policy on the calling thread. The first one in a process tells the cold start.
public final class PolicyBench {

  private static final int BATCH_CALLS = 30;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final BenchPlan plan;

  public PolicyBench(BenchPlan plan) {
    this.plan = plan;
  }

  /// @throws dev.sinew.runtime.port.PolicyException when the policy cannot be loaded or cannot
  ///     answer
  public BenchFigures run(Subject subject) {
    double cold = openMillis(subject);
    long start = System.nanoTime();
    TimedGraphs graphs = new TimedGraphs(plan.execution());
    try (Policy policy = subject.open(graphs)) {
      double load = millisSince(start);
      Observation observation = subject.observation();
      policy.reset(1);
      start = System.nanoTime();
      policy.infer(observation);
      double first = millisSince(start);
      Warm warm = warm(policy, observation, graphs);
      return new BenchFigures(
          cold,
          load,
          first,
          warm.chunk.spread(),
          warm.graphs.spread(),
          warm.host.spread(),
          median(warm.ratios),
          warm.bytes / plan.chunks(),
          graphs.graphs().stream().map(this::figures).toList(),
          sweep(subject));
    }
  }

  private double openMillis(Subject subject) {
    long start = System.nanoTime();
    subject.open(new TimedGraphs(plan.execution())).close();
    return millisSince(start);
  }

  private static final class Warm {
    final Durations chunk = new Durations();
    final Durations graphs = new Durations();
    final Durations host = new Durations();
    double[] ratios;
    long bytes;
  }

  private Warm warm(Policy policy, Observation observation, TimedGraphs graphs) {
    long begin = System.nanoTime();
    for (int i = 0; i < plan.chunks() || System.nanoTime() - begin < plan.warmUpNanos(); i++)
      policy.infer(observation);
    graphs.forget();
    Warm warm = new Warm();
    warm.ratios = new double[plan.chunks()];
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < plan.chunks(); i++) {
      long start = System.nanoTime();
      policy.infer(observation);
      long chunk = System.nanoTime() - start;
      long inGraphs = graphs.takeNanos();
      warm.chunk.add(chunk);
      warm.graphs.add(inGraphs);
      warm.host.add(chunk - inGraphs);
      warm.ratios[i] = inGraphs == 0 ? Double.NaN : (double) chunk / inGraphs;
    }
    warm.bytes = threads.getCurrentThreadAllocatedBytes() - before;
    return warm;
  }

  private GraphFigures figures(TimedGraph timed) {
    Durations calls = timed.durations();
    return new GraphFigures(
        timed.name(),
        timed.provider(),
        timed.graph().nodes(),
        timed.graph().refusals(),
        (double) calls.count() / plan.chunks(),
        calls.count() == 0 ? new Spread(0, 0, 0) : calls.spread(),
        BatchRatio.of(timed, plan.samples(), BATCH_CALLS));
  }

  private Map<Integer, Spread> sweep(Subject subject) {
    Map<Integer, Spread> found = new LinkedHashMap<>();
    for (int steps : plan.steps()) {
      Optional<Subject> other = subject.withSteps(steps);
      if (other.isPresent()) found.put(steps, warmChunk(other.get()));
    }
    return found;
  }

  private Spread warmChunk(Subject subject) {
    TimedGraphs graphs = new TimedGraphs(plan.execution());
    try (Policy policy = subject.open(graphs)) {
      policy.reset(1);
      return warm(policy, subject.observation(), graphs).chunk.spread();
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) * 1e-6;
  }
}
