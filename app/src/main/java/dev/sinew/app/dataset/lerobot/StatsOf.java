package dev.sinew.app.dataset.lerobot;

import java.util.LinkedHashMap;
import java.util.Map;

/// The statistics of one element of a feature after another, from weighted values.
final class StatsOf {

  private final Map<String, double[]> values = new LinkedHashMap<>();

  /// @param size elements
  StatsOf(int size) {
    for (String name : FeatureStats.NAMES) values.put(name, new double[size]);
  }

  /// Values that are not finite are left out; an element without a finite value is NaN throughout.
  ///
  /// @param weights one per value; null when all are 1
  void element(int i, double[] of, double[] weights) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double total = 0;
    for (int k = 0; k < of.length; k++) {
      double weight = weight(of, weights, k);
      if (weight == 0) continue;
      min = Math.min(min, of[k]);
      max = Math.max(max, of[k]);
      sum += weight * of[k];
      total += weight;
    }
    if (total == 0) min = max = Double.NaN;
    double mean = sum / total;
    set("min", i, min);
    set("max", i, max);
    set("mean", i, mean);
    set("std", i, Math.sqrt(squares(of, weights, mean) / total));
    quantiles(i, of, weights, min, max);
  }

  private static double squares(double[] of, double[] weights, double mean) {
    double squares = 0;
    for (int k = 0; k < of.length; k++) {
      double weight = weight(of, weights, k);
      if (weight != 0) squares += weight * (of[k] - mean) * (of[k] - mean);
    }
    return squares;
  }

  private static double weight(double[] of, double[] weights, int k) {
    if (!Double.isFinite(of[k])) return 0;
    return weights == null ? 1 : weights[k];
  }

  private void quantiles(int i, double[] of, double[] weights, double min, double max) {
    if (!(min < max)) {
      for (String name : FeatureStats.QUANTILES) set(name, i, min);
      return;
    }
    Histogram histogram = new Histogram(min, max);
    for (int k = 0; k < of.length; k++) {
      double weight = weight(of, weights, k);
      if (weight != 0) histogram.add(of[k], weight);
    }
    for (int q = 0; q < FeatureStats.LEVELS.length; q++)
      set(FeatureStats.QUANTILES.get(q), i, histogram.quantile(FeatureStats.LEVELS[q]));
  }

  private void set(String name, int i, double value) {
    values.get(name)[i] = value;
  }

  /// @param image whether the elements are the channels of pictures
  /// @param count of rows
  FeatureStats stats(boolean image, long count) {
    return new FeatureStats(image, values, count);
  }
}
