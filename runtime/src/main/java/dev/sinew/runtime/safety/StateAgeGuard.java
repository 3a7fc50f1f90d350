package dev.sinew.runtime.safety;

import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;

/// Stops when the measured state is older than a bound, stamped in the future by more than it, or
/// was never read.
record StateAgeGuard(long maxNanos) implements Guard {

  @Override
  public Outcome check(
      JointCommand command, JointStateView state, AdmittedCommand previous, long nowNanos) {
    return fresh(state, nowNanos) ? Outcome.PASSED : Outcome.STOPPED;
  }

  boolean fresh(JointStateView state, long nowNanos) {
    long stamp = state.stampNanos();
    return stamp != Long.MIN_VALUE && Math.abs(nowNanos - stamp) <= maxNanos;
  }

  @Override
  public StopReason reason() {
    return StopReason.STATE_STALE;
  }
}
