package dev.sinew.runtime.safety;

import dev.sinew.runtime.JointStateView;

/// The measured state is older than a bound, stamped in the future by more than it, or was never
/// read.
record StateAgeGuard(long maxNanos) implements Guard {

  @Override
  public boolean broken(Evidence now) {
    return !fresh(now.measured, now.nowNanos);
  }

  boolean fresh(JointStateView state, long nowNanos) {
    long stamp = state.stampNanos();
    return stamp != Long.MIN_VALUE && Math.abs(nowNanos - stamp) <= maxNanos;
  }
}
