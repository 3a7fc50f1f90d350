package dev.sinew.policies.process;

/// `2 (x - low) / span - 1` and `(y + 1) / 2 span + low` in float64.
final class Range64 implements Normalizer {

  private final double[] low;
  private final double[] span;

  /// Arrays are handed over.
  Range64(double[] low, double[] span) {
    this.low = low;
    this.span = span;
  }

  @Override
  public int width() {
    return low.length;
  }

  @Override
  public float normalize(int i, double value) {
    return (float) (2 * (value - low[i]) / span[i] - 1);
  }

  @Override
  public double denormalize(int i, float value) {
    return (value + 1.0) / 2 * span[i] + low[i];
  }
}
