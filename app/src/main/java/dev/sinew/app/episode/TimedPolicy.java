package dev.sinew.app.episode;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.port.NoAnswerException;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/// A policy whose answers are timed, observation to chunk, on the machine's clock even where the
/// loop's is virtual.
public final class TimedPolicy implements Policy {

  private final Policy policy;
  private final Clock clock;
  private final Histogram latency = new Histogram(3);
  private volatile boolean busy;
  private volatile long unanswered;
  private volatile NoAnswerException silence;

  public TimedPolicy(Policy policy, Clock clock) {
    this.policy = policy;
    this.clock = clock;
  }

  @Override
  public PolicySpec spec() {
    return policy.spec();
  }

  @Override
  public void reset(long seed) {
    policy.reset(seed);
  }

  @Override
  public ActionChunk infer(Observation observation) {
    long start = clock.nanos();
    busy = true;
    ActionChunk chunk;
    try {
      chunk = policy.infer(observation);
    } catch (NoAnswerException e) {
      silence = e;
      unanswered++;
      throw e;
    } finally {
      busy = false;
    }
    synchronized (latency) {
      latency.recordValue(clock.nanos() - start);
    }
    return chunk;
  }

  /// Forgets the warm-up.
  public void forget() {
    synchronized (latency) {
      latency.reset();
    }
  }

  /// Observations to which the policy had no answer. Any thread.
  public long unanswered() {
    return unanswered;
  }

  /// Why it had none the last time it had none. Any thread.
  public Optional<String> silence() {
    return Optional.ofNullable(silence).map(NoAnswerException::getMessage);
  }

  /// Observation to chunk, by percentile: `p50`, `p99`.
  public Map<String, Double> latencyMillis() {
    synchronized (latency) {
      return Map.of(
          "p50", latency.getValueAtPercentile(50) / 1e6,
          "p99", latency.getValueAtPercentile(99) / 1e6);
    }
  }

  /// The same in words.
  public String summary() {
    Map<String, Double> millis = latencyMillis();
    String answered =
        "%d chunks, observation to chunk p50 %.1f ms, p99 %.1f ms"
            .formatted(chunks(), millis.get("p50"), millis.get("p99"));
    return silence()
        .map(
            why ->
                "%s; %d observations without an answer, at last %s"
                    .formatted(answered, unanswered, why))
        .orElse(answered);
  }

  public long chunks() {
    synchronized (latency) {
      return latency.getTotalCount();
    }
  }

  /// Leaves a policy alone that is still busy: closing a session under a running inference takes
  /// the process down.
  @Override
  public void close() {
    if (!busy) policy.close();
  }
}
