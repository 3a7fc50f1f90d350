package dev.sinew.policies.process;

/// `(x - mean) / divisor` and `y factor + mean` in float64.
final class MeanStd64 implements Normalizer {

  private final double[] mean;
  private final double[] divisor;
  private final double[] factor;

  /// Arrays are handed over.
  MeanStd64(double[] mean, double[] divisor, double[] factor) {
    this.mean = mean;
    this.divisor = divisor;
    this.factor = factor;
  }

  @Override
  public int width() {
    return mean.length;
  }

  @Override
  public float normalize(int i, double value) {
    return (float) ((value - mean[i]) / divisor[i]);
  }

  @Override
  public double denormalize(int i, float value) {
    return value * factor[i] + mean[i];
  }
}
