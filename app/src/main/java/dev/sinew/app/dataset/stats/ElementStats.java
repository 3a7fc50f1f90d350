package dev.sinew.app.dataset.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/// One element of a feature over all rows.
///
/// Mean and spread by Welford (Technometrics 4, 1962). Quantiles from a uniform sample (Vitter,
/// algorithm R), so they are exact up to `SAMPLE` values and good to about a hundredth of the
/// values' share beyond. Values that are no numbers are counted and left out.
public final class ElementStats {

  static final int SAMPLE = 1 << 14;

  private final SplittableRandom random = new SplittableRandom(1);
  private double[] sample = new double[64];
  private long count;
  private long odd;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private double mean;
  private double squares;
  private boolean sorted;

  ElementStats() {}

  void add(double value) {
    if (!Double.isFinite(value)) {
      odd++;
      return;
    }
    count++;
    min = Math.min(min, value);
    max = Math.max(max, value);
    double delta = value - mean;
    mean += delta / count;
    squares += delta * (value - mean);
    keep(value);
  }

  private void keep(double value) {
    sorted = false;
    if (count <= SAMPLE) {
      if (count > sample.length) sample = Arrays.copyOf(sample, 2 * sample.length);
      sample[(int) count - 1] = value;
      return;
    }
    long place = random.nextLong(count);
    if (place < SAMPLE) sample[(int) place] = value;
  }

  /// Finite values.
  public long count() {
    return count;
  }

  /// Values that are NaN or infinite.
  public long odd() {
    return odd;
  }

  /// NaN without values, as all that follows.
  public double min() {
    return count == 0 ? Double.NaN : min;
  }

  public double max() {
    return count == 0 ? Double.NaN : max;
  }

  public double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /// Of the population, as NumPy's `std` and LeRobot's statistics.
  public double std() {
    return count == 0 ? Double.NaN : Math.sqrt(squares / count);
  }

  /// Linear between neighbours, as NumPy's `quantile`.
  ///
  /// @param share 0 to 1
  public double quantile(double share) {
    double[] values = sample();
    if (values.length == 0) return Double.NaN;
    double place = share * (values.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, values.length - 1);
    return values[below] + (place - below) * (values[above] - values[below]);
  }

  /// Some of the values, evenly drawn, in rising order.
  double[] sample() {
    int size = (int) Math.min(count, SAMPLE);
    if (!sorted) Arrays.sort(sample, 0, size);
    // Sorting forgets which value came when; the draw does not care.
    sorted = true;
    return Arrays.copyOf(sample, size);
  }
}
