package dev.sinew.policies.bench;

import java.util.Arrays;

/// Measured times, in nanoseconds. Grows rarely, so that noting one costs next to nothing.
final class Durations {

  private long[] nanos = new long[4096];
  private int count;

  void add(long duration) {
    if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
    nanos[count++] = duration;
  }

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /// @throws IllegalStateException when nothing was measured
  Spread spread() {
    if (count == 0) throw new IllegalStateException("nothing was measured");
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return new Spread(
        sorted[count / 2] * 1e-3, sorted[(int) (count * 0.99)] * 1e-3, sorted[count - 1] * 1e-3);
  }
}
