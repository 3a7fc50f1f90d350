package dev.sinew.policies.sampling;

import java.util.Arrays;

/// Keeps the estimate of the clean sample in bounds. NaN stays NaN.
interface CleanLimit {

  CleanLimit NONE = (clean, batch) -> {};

  /// @param clean a batch, changed in place
  void apply(double[] clean, int batch);

  /// Into [-range, range].
  static CleanLimit clip(double range) {
    return (clean, _) -> {
      for (int k = 0; k < clean.length; k++) clean[k] = within(clean[k], range);
    };
  }

  /// Dynamic thresholding (Saharia et al. 2022, section 2.3), each sample of the batch by itself:
  /// into [-s, s] and divided by s, where s is the `ratio` quantile of the absolute values, at
  /// least 1.
  ///
  /// @param max largest s
  static CleanLimit threshold(double ratio, double max) {
    return (clean, batch) -> {
      int length = clean.length / batch;
      for (int at = 0; at < clean.length; at += length) {
        double s = Math.min(Math.max(quantile(clean, at, length, ratio), 1), max);
        for (int k = at; k < at + length; k++) clean[k] = within(clean[k], s) / s;
      }
    };
  }

  private static double within(double x, double range) {
    return x < -range ? -range : x > range ? range : x;
  }

  /// Linear between the two nearest, as `torch.quantile`.
  private static double quantile(double[] values, int at, int length, double ratio) {
    double[] sorted = new double[length];
    for (int k = 0; k < length; k++) sorted[k] = Math.abs(values[at + k]);
    Arrays.sort(sorted);
    double rank = ratio * (length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }
}
