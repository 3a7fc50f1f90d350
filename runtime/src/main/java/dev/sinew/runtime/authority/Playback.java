package dev.sinew.runtime.authority;

import dev.sinew.runtime.OperatorInput;

/// An operator's readings, played a little later than they were made: between two of them along a
/// line, at the instants of their stamps. A hand that moves evenly is then followed evenly, even
/// though its readings and the servo's ticks are not in step. Before the oldest reading kept and
/// after the newest the target stands still.
///
/// Servo thread; no allocation.
final class Playback {

  private static final int KEPT = 16;

  private final long delayNanos;
  private final long gapNanos;
  private final long[] stamps = new long[KEPT];
  private final double[][] positions;
  private int newest = -1;
  private int count;
  private int from;
  private int to;
  private double fraction;

  /// @param delayNanos how much later; the time between two readings, and a tick, make it even
  /// @param gapNanos readings farther apart are not joined
  Playback(int dof, long delayNanos, long gapNanos) {
    this.delayNanos = delayNanos;
    this.gapNanos = gapNanos;
    positions = new double[KEPT][dof];
  }

  /// A reading that counts. Joints that it does not speak of stay where they were.
  void add(OperatorInput input) {
    long passed = newest < 0 ? 0 : input.stampNanos() - stamps[newest];
    if (passed <= 0 || passed > gapNanos) count = 0;
    int before = Math.max(0, newest);
    newest = (newest + 1) % KEPT;
    count = Math.min(count + 1, KEPT);
    stamps[newest] = input.stampNanos();
    for (int i = 0; i < input.dof(); i++) {
      boolean says = (input.joints() >>> i & 1) != 0;
      positions[newest][i] = says ? input.position(i) : positions[before][i];
    }
  }

  /// Chooses the instant that [#at] tells of.
  void seek(long nowNanos) {
    if (newest < 0) return;
    long played = nowNanos - delayNanos;
    from = newest;
    to = newest;
    fraction = 1;
    for (int back = 1; back < count && stamps[from] > played; back++) {
      to = from;
      from = (from + KEPT - 1) % KEPT;
    }
    if (from == to || stamps[from] > played) {
      to = from;
      return;
    }
    fraction = (double) (played - stamps[from]) / (stamps[to] - stamps[from]);
  }

  /// Where joint `i` was wanted at the instant chosen.
  double at(int i) {
    double end = positions[to][i];
    return fraction < 1 ? positions[from][i] + (end - positions[from][i]) * fraction : end;
  }
}
