package dev.sinew.policies.process;

/// `x scale + offset` and `(y - offset) / scale` in float32, every operation rounded as PyTorch
/// rounds it.
final class Linear32 implements Normalizer {

  private final float[] scale;
  private final float[] offset;

  /// Arrays are handed over.
  Linear32(float[] scale, float[] offset) {
    this.scale = scale;
    this.offset = offset;
  }

  @Override
  public int width() {
    return scale.length;
  }

  @Override
  public float normalize(int i, double value) {
    return (float) value * scale[i] + offset[i];
  }

  @Override
  public double denormalize(int i, float value) {
    return (value - offset[i]) / scale[i];
  }
}
