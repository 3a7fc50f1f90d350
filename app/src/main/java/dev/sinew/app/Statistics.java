package dev.sinew.app;

import java.util.Arrays;

/// Mean and spread of independent values.
///
/// @param standardError of the mean
record Statistics(double mean, double standardError) {

  static Statistics of(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    int n = values.length;
    return new Statistics(mean, n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n));
  }

  /// Normal approximation, lower and upper end.
  double[] interval95() {
    return new double[] {mean - 1.96 * standardError, mean + 1.96 * standardError};
  }
}
