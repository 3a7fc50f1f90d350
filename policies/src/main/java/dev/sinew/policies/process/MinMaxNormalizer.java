package dev.sinew.policies.process;

/// Maps [min, max] to [-1, 1], value by value, and back. Immutable.
public final class MinMaxNormalizer {

  private final double[] min;
  private final double[] max;

  /// @throws IllegalArgumentException when a min is not below its max
  public MinMaxNormalizer(double[] min, double[] max) {
    if (min.length != max.length) {
      throw new IllegalArgumentException(min.length + " minima but " + max.length + " maxima");
    }
    for (int i = 0; i < min.length; i++) {
      if (!(min[i] < max[i]))
        throw new IllegalArgumentException("min " + min[i] + " is not below max " + max[i]);
    }
    this.min = min.clone();
    this.max = max.clone();
  }

  public int width() {
    return min.length;
  }

  public float normalize(int i, double value) {
    return (float) ((value - min[i]) / (max[i] - min[i]) * 2 - 1);
  }

  public double denormalize(int i, float value) {
    return (value + 1.0) / 2 * (max[i] - min[i]) + min[i];
  }
}
