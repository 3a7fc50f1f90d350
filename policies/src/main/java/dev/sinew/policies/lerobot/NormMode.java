package dev.sinew.policies.lerobot;

/// How a feature is normalised (`NormalizationMode` in `lerobot/configs/types.py`), and the two
/// statistics that it takes.
enum NormMode {
  IDENTITY("", ""),
  MEAN_STD("mean", "std"),
  MIN_MAX("min", "max"),
  QUANTILES("q01", "q99"),
  QUANTILE10("q10", "q90");

  final String first;
  final String second;

  NormMode(String first, String second) {
    this.first = first;
    this.second = second;
  }
}
