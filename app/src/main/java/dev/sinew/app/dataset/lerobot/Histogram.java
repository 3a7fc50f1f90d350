package dev.sinew.app.dataset.lerobot;

/// LeRobot's quantiles: 5000 bins between the extremes, linear inside a bin
/// (`RunningQuantileStats`, lerobot 0.6.1).
final class Histogram {

  private static final int BINS = 5000;
  private static final double MARGIN = 1e-10;

  private final double[] counts = new double[BINS];
  private final double low;
  private final double high;
  private double total;

  Histogram(double min, double max) {
    low = min - MARGIN;
    high = max + MARGIN;
  }

  void add(double value, double weight) {
    counts[bin(value)] += weight;
    total += weight;
  }

  private int bin(double value) {
    int bin = Math.clamp((long) ((value - low) / (high - low) * BINS), 0, BINS - 1);
    if (bin > 0 && value < edge(bin)) return bin - 1;
    return bin < BINS - 1 && value >= edge(bin + 1) ? bin + 1 : bin;
  }

  private double edge(int bin) {
    return bin == BINS ? high : low + bin * ((high - low) / BINS);
  }

  double quantile(double level) {
    double target = level * total;
    double before = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double upTo = before + counts[bin];
      if (upTo >= target) {
        if (bin == 0) return low;
        double fraction = (target - before) / counts[bin];
        return edge(bin) + fraction * (edge(bin + 1) - edge(bin));
      }
      before = upTo;
    }
    return high;
  }
}
