package dev.sinew.policies.process;

/// `2 (x - low) / span - 1` and `(y + 1) / 2 span + low` in float32, every operation rounded as
/// PyTorch rounds it.
final class Range32 implements Normalizer {

  private final float[] low;
  private final float[] span;

  /// Arrays are handed over.
  Range32(float[] low, float[] span) {
    this.low = low;
    this.span = span;
  }

  @Override
  public int width() {
    return low.length;
  }

  @Override
  public float normalize(int i, double value) {
    return 2 * ((float) value - low[i]) / span[i] - 1;
  }

  @Override
  public double denormalize(int i, float value) {
    return (value + 1) / 2 * span[i] + low[i];
  }
}
