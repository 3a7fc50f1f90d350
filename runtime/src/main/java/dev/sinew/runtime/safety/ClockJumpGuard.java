package dev.sinew.runtime.safety;

/// The clock went backwards, or forwards by more than a second between two ticks: the machine was
/// suspended, or time is not what it seems.
final class ClockJumpGuard implements Guard {

  private static final long MAX_NANOS = 1_000_000_000;

  private long before = Long.MIN_VALUE;
  private double jump;

  @Override
  public boolean broken(Evidence now) {
    long elapsed = before == Long.MIN_VALUE ? 0 : now.nowNanos - before;
    before = now.nowNanos;
    jump = elapsed * 1e-9;
    return elapsed < 0 || elapsed > MAX_NANOS;
  }

  @Override
  public double value() {
    return jump;
  }

  @Override
  public void reset() {
    before = Long.MIN_VALUE;
  }
}
