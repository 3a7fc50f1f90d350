package dev.sinew.app.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/// The percentiles that are reported.
enum Percentile {
  P50(50),
  P99(99),
  P999(99.9),
  MAX(100);

  private final double percent;

  Percentile(double percent) {
    this.percent = percent;
  }

  /// As a part of JSON keys.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// In nanoseconds.
  long of(Histogram lateNanos) {
    return lateNanos.getValueAtPercentile(percent);
  }
}
