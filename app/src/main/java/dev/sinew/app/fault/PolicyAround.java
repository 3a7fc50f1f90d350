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
  private final FaultMoment moment;
  private boolean begun;
  private long firstNanos = Long.MIN_VALUE;

  PolicyAround(Policy policy, Clock clock, double seconds, FaultMoment moment) {
    this.moment = moment;
    this.policy = policy;
    this.clock = clock;
    afterNanos = Math.round(seconds * 1e9);
  }

  /// Answers once the fault is there.
  abstract ActionChunk broken(Observation observation);

  @Override
  public final ActionChunk infer(Observation observation) {
    if (!begun) return policy.infer(observation); // warming up
    if (firstNanos == Long.MIN_VALUE) firstNanos = clock.nanos();
    if (clock.nanos() - firstNanos < afterNanos) return policy.infer(observation);
    moment.now();
    return broken(observation);
  }

  @Override
  public PolicySpec spec() {
    return policy.spec();
  }

  @Override
  public void reset(long seed) {
    begun = true;
    firstNanos = Long.MIN_VALUE;
    policy.reset(seed);
  }

  @Override
  public void close() {
    policy.close();
  }
}
