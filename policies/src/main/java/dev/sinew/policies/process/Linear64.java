package dev.sinew.policies.process;

/// `x scale + offset` and `(y - offset) / scale` in float64.
final class Linear64 implements Normalizer {

  private final double[] scale;
  private final double[] offset;

  /// Arrays are handed over.
  Linear64(double[] scale, double[] offset) {
    this.scale = scale;
    this.offset = offset;
  }

  @Override
  public int width() {
    return scale.length;
  }

  @Override
  public float normalize(int i, double value) {
    return (float) (value * scale[i] + offset[i]);
  }

  @Override
  public double denormalize(int i, float value) {
    return (value - offset[i]) / scale[i];
  }
}
