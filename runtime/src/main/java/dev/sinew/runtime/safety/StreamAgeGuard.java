package dev.sinew.runtime.safety;

import dev.sinew.runtime.sync.StateRing;

/// A sensor's newest sample is older than a bound: unplugged, dead, or its link is.
record StreamAgeGuard(StateRing samples, long maxNanos) implements Guard {

  @Override
  public boolean broken(Evidence now) {
    long stamp = samples.newestNanos();
    return stamp == Long.MIN_VALUE || Math.abs(now.nowNanos - stamp) > maxNanos;
  }
}
