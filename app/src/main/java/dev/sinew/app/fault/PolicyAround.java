package dev.sinew.app.fault;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;

/// A policy with something wrong from a certain instant on, counted from its first answer after a
/// reset.
abstract class PolicyAround implements Policy {

  final Policy policy;
  private final Clock clock;
  private final long afterNanos;
  private long firstNanos = Long.MIN_VALUE;

  PolicyAround(Policy policy, Clock clock, double seconds) {
    this.policy = policy;
    this.clock = clock;
    afterNanos = Math.round(seconds * 1e9);
  }

  /// Answers once the fault is there.
  abstract ActionChunk broken(Observation observation);

  @Override
  public final ActionChunk infer(Observation observation) {
    if (firstNanos == Long.MIN_VALUE) firstNanos = clock.nanos();
    return clock.nanos() - firstNanos < afterNanos
        ? policy.infer(observation)
        : broken(observation);
  }

  @Override
  public PolicySpec spec() {
    return policy.spec();
  }

  @Override
  public void reset(long seed) {
    firstNanos = Long.MIN_VALUE;
    policy.reset(seed);
  }

  @Override
  public void close() {
    policy.close();
  }
}
