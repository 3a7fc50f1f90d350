package dev.sinew.app.bench;

import java.util.Arrays;

/// Ratios of several rounds; all NaN when there are none.
record Ratio(double least, double median, double greatest) {

  static Ratio of(double... ratios) {
    if (ratios.length == 0) return new Ratio(Double.NaN, Double.NaN, Double.NaN);
    double[] sorted = ratios.clone();
    Arrays.sort(sorted);
    int upper = sorted.length / 2;
    int lower = (sorted.length - 1) / 2;
    return new Ratio(sorted[0], (sorted[lower] + sorted[upper]) / 2, sorted[sorted.length - 1]);
  }

  boolean known() {
    return !Double.isNaN(median);
  }

  @Override
  public String toString() {
    return known() ? "%.2f x (slots %.2f to %.2f)".formatted(median, least, greatest) : "";
  }
}
