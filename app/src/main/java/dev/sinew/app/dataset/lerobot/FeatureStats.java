package dev.sinew.app.dataset.lerobot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/// What LeRobot's normalisers need to know of one feature.
///
/// @param image whether the numbers are per channel of pictures, in `[0, 1]`
/// @param values by name (`min`, `max`, `mean`, `std` (of the population), `q01` ... `q99`), one
///     number per element of the innermost axis
/// @param count of rows
record FeatureStats(boolean image, Map<String, double[]> values, long count) {

  static final List<String> QUANTILES = List.of("q01", "q10", "q50", "q90", "q99");
  static final double[] LEVELS = {0.01, 0.10, 0.50, 0.90, 0.99};

  /// LeRobot's order of keys, without `count`.
  static final List<String> NAMES =
      List.of("min", "max", "mean", "std", "q01", "q10", "q50", "q90", "q99");

  int size() {
    return values.get("mean").length;
  }

  /// The statistics of both. Exact but for the quantiles, which are the weighted means of the two,
  /// as in LeRobot 0.6.1 (`compute_stats.aggregate_feature_stats`).
  FeatureStats merge(FeatureStats other) {
    long total = count + other.count;
    double mine = (double) count / total;
    double[] mean = both(other, "mean", (a, b) -> a * mine + b * (1 - mine));
    Map<String, double[]> merged = new LinkedHashMap<>();
    for (String name : NAMES) {
      if (!values.containsKey(name) || !other.values.containsKey(name)) continue;
      if (values.get(name).length != other.values.get(name).length) continue;
      merged.put(
          name,
          switch (name) {
            case "min" -> both(other, name, Math::min);
            case "max" -> both(other, name, Math::max);
            case "mean" -> mean;
            case "std" -> std(other, mean, mine);
            default -> both(other, name, (a, b) -> a * mine + b * (1 - mine));
          });
    }
    return new FeatureStats(image, merged, total);
  }

  private double[] both(FeatureStats other, String name, DoubleBinaryOperator operator) {
    double[] a = values.get(name);
    double[] b = other.values.get(name);
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) out[i] = operator.applyAsDouble(a[i], b[i]);
    return out;
  }

  /// Chan, Golub, LeVeque: variances about the common mean.
  private double[] std(FeatureStats other, double[] mean, double mine) {
    double[] out = new double[mean.length];
    for (int i = 0; i < out.length; i++)
      out[i] = Math.sqrt(mine * about(mean, i) + (1 - mine) * other.about(mean, i));
    return out;
  }

  private double about(double[] mean, int i) {
    double std = values.get("std")[i];
    double shift = values.get("mean")[i] - mean[i];
    return std * std + shift * shift;
  }
}
