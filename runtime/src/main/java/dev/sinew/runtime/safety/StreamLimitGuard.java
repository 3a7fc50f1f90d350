package dev.sinew.runtime.safety;

import dev.sinew.runtime.sync.StateRing;

/// A sensor's value is above a bound, or is not a number. The value is the Euclidean norm of the
/// sample (forces) or its largest component (temperatures, loads).
final class StreamLimitGuard implements Guard {

  private final StateRing samples;
  private final boolean norm;
  private final double max;
  private final double[] newest;
  private double value;

  StreamLimitGuard(StateRing samples, boolean norm, double max) {
    this.samples = samples;
    this.norm = norm;
    this.max = max;
    newest = new double[samples.width()];
  }

  @Override
  public boolean broken(Evidence now) {
    if (samples.newest(newest) == StateRing.Reading.EMPTY) return false;
    double sum = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (double v : newest) {
      sum += v * v;
      largest = Math.max(largest, v);
    }
    value = norm ? Math.sqrt(sum) : largest;
    return !(value <= max);
  }

  @Override
  public double value() {
    return value;
  }
}
