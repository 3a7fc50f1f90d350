package dev.sinew.app.dataset.lerobot;

import java.util.Arrays;

/// The numbers of one feature over one episode; statistics are per element of the innermost axis,
/// as LeRobot's are.
final class VectorTally {

  private final int width;
  private double[] values = new double[1024];
  private int size;
  private long rows;

  /// @param width of the innermost axis
  VectorTally(int width) {
    this.width = width;
  }

  void add(double[] row) {
    if (size + row.length > values.length)
      values = Arrays.copyOf(values, Math.max(2 * values.length, size + row.length));
    System.arraycopy(row, 0, values, size, row.length);
    size += row.length;
    rows++;
  }

  FeatureStats stats() {
    StatsOf stats = new StatsOf(width);
    double[] element = new double[size / width];
    for (int i = 0; i < width; i++) {
      for (int k = 0; k < element.length; k++) element[k] = values[k * width + i];
      stats.element(i, element, null);
    }
    return stats.stats(false, rows);
  }
}
