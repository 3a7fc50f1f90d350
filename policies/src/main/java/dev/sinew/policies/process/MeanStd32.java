package dev.sinew.policies.process;

/// `(x - mean) / divisor` and `y factor + mean` in float32, every operation rounded as PyTorch
/// rounds it.
final class MeanStd32 implements Normalizer {

  private final float[] mean;
  private final float[] divisor;
  private final float[] factor;

  /// Arrays are handed over.
  MeanStd32(float[] mean, float[] divisor, float[] factor) {
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
    return ((float) value - mean[i]) / divisor[i];
  }

  @Override
  public double denormalize(int i, float value) {
    return value * factor[i] + mean[i];
  }
}
