package dev.sinew.runtime.safety;

/// Too many ticks in a row, or too many within a second, took longer than their period: the machine
/// cannot keep the rate. By default the third in a row, or the tenth within a second.
final class OverrunGuard implements Guard {

  private static final long WINDOW_NANOS = 1_000_000_000;

  private final long periodNanos;
  private final int allowed;
  private final long[] recent;
  private int next;
  private int row;
  private long work;

  /// @param allowed in a row; three times as many, and three, within a second
  OverrunGuard(long periodNanos, int allowed) {
    this.periodNanos = periodNanos;
    this.allowed = allowed;
    recent = new long[3 * allowed + 4];
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
    next = (next + 1) % recent.length;
    return row > allowed || often;
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
