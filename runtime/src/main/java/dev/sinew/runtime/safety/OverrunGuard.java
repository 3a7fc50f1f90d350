package dev.sinew.runtime.safety;

/// Three ticks in a row, or ten within a second, took longer than their period: the machine cannot
/// keep the rate.
final class OverrunGuard implements Guard {

  private static final int IN_A_ROW = 3;
  private static final int IN_A_WINDOW = 10;
  private static final long WINDOW_NANOS = 1_000_000_000;

  private final long periodNanos;
  private final long[] recent = new long[IN_A_WINDOW];
  private int next;
  private int row;
  private long work;

  OverrunGuard(long periodNanos) {
    this.periodNanos = periodNanos;
    reset();
  }

  @Override
  public boolean broken(Evidence now) {
    work = now.workNanos;
    if (work <= periodNanos) {
      row = 0;
      return false;
    }
    row++;
    boolean often = now.nowNanos - recent[next] < WINDOW_NANOS;
    recent[next] = now.nowNanos;
    next = (next + 1) % IN_A_WINDOW;
    return row >= IN_A_ROW || often;
  }

  @Override
  public double value() {
    return work * 1e-9;
  }

  @Override
  public void reset() {
    row = 0;
    for (int i = 0; i < recent.length; i++) recent[i] = -WINDOW_NANOS;
  }
}
