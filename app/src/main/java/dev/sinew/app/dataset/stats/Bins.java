package dev.sinew.app.dataset.stats;

/// Values counted in bins of one width from the least to the greatest.
///
/// @param low of the first bin
/// @param width of every bin
record Bins(double low, double width, long[] counts) {

  /// @param sorted one value or more, in rising order
  static Bins of(double[] sorted, int bins) {
    double low = sorted[0];
    double range = sorted[sorted.length - 1] - low;
    // A value that never changes gets a bin of its own in the middle of an empty range.
    if (!(range > 0)) return new Bins(low - 1.5, 1, new long[] {0, sorted.length, 0});
    long[] counts = new long[bins];
    for (double v : sorted) counts[(int) Math.min(bins - 1, (v - low) / range * bins)]++;
    return new Bins(low, range / bins, counts);
  }

  double[] outlineX() {
    double[] x = new double[2 * counts.length + 2];
    for (int i = 0; i <= counts.length; i++) x[2 * i] = x[2 * i + 1] = low + i * width;
    return x;
  }

  /// @param absolute counts, else shares of all values
  double[] outlineY(boolean absolute) {
    long sum = 0;
    for (long c : counts) sum += c;
    double[] y = new double[2 * counts.length + 2];
    for (int i = 0; i < counts.length; i++)
      y[2 * i + 1] = y[2 * i + 2] = absolute ? counts[i] : counts[i] / (double) sum;
    return y;
  }
}
