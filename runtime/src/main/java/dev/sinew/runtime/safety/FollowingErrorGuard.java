package dev.sinew.runtime.safety;

/// Measured and admitted position differ by more than a bound for longer than a time: the arm is
/// blocked, overloaded or has lost steps.
final class FollowingErrorGuard implements Guard {

  private final double[] max;
  private final long forNanos;
  private long sinceNanos = Long.MIN_VALUE;
  private double worst;

  /// @param max per joint, unit
  FollowingErrorGuard(double[] max, long forNanos) {
    this.max = max.clone();
    this.forNanos = forNanos;
  }

  @Override
  public boolean broken(Evidence now) {
    boolean off = false;
    for (int i = 0; i < max.length && now.engaged; i++) {
      double error = Math.abs(now.measured.position(i) - now.admitted[i]);
      if (error <= max[i]) continue;
      off = true;
      worst = error;
    }
    if (!off) sinceNanos = Long.MIN_VALUE;
    else if (sinceNanos == Long.MIN_VALUE) sinceNanos = now.nowNanos;
    return off && now.nowNanos - sinceNanos >= forNanos;
  }

  @Override
  public double value() {
    return worst;
  }

  @Override
  public void reset() {
    sinceNanos = Long.MIN_VALUE;
  }
}
