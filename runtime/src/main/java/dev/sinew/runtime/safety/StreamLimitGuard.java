package dev.sinew.runtime.safety;

/// A sensor's value is above a bound, or is not a number. The value is the Euclidean norm of the
/// sample (forces) or its largest component (temperatures, loads).
final class StreamLimitGuard implements Guard {

  private final Senses senses;
  private final int stream;
  private final boolean norm;
  private final double max;
  private double value;

  StreamLimitGuard(Senses senses, int stream, boolean norm, double max) {
    this.senses = senses;
    this.stream = stream;
    this.norm = norm;
    this.max = max;
  }

  @Override
  public boolean broken(Evidence now) {
    if (senses.empty(stream)) return false;
    double sum = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < senses.width(stream); i++) {
      double v = senses.value(stream, i);
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
