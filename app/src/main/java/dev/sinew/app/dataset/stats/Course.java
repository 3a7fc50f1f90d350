package dev.sinew.app.dataset.stats;

import dev.sinew.app.dataset.Value;

/// How a feature goes from the begin of an episode to its end, on average over the episodes.
final class Course {

  /// Parts of an episode.
  static final int PARTS = 50;

  private final double[][] sums;
  private final long[][] counts;

  Course(int elements) {
    sums = new double[elements][PARTS];
    counts = new long[elements][PARTS];
  }

  /// @param progress 0 at the first row, below 1 at the last
  void add(double progress, Value value) {
    int part = (int) (progress * PARTS);
    for (int i = 0; i < sums.length; i++) {
      double v =
          switch (value) {
            case Value.Numbers n -> n.values()[i];
            case Value.Integers n -> n.values()[i];
            default -> Double.NaN;
          };
      if (!Double.isFinite(v)) continue;
      sums[i][part] += v;
      counts[i][part]++;
    }
  }

  /// NaN where no row fell.
  double[] means(int element) {
    double[] means = new double[PARTS];
    for (int p = 0; p < PARTS; p++) means[p] = sums[element][p] / counts[element][p];
    return means;
  }
}
