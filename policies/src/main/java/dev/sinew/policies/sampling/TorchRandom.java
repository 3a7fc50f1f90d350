package dev.sinew.policies.sampling;

import dev.sinew.runtime.random.MersenneTwister;

/// PyTorch's CPU generator: `torch.manual_seed(seed)`, then `torch.rand` and `torch.randn` in
/// float32, to the last few 1e-7 (aten/src/ATen/native/cpu/DistributionTemplates.h; its vector code
/// rounds differently from scalar code). Confined to one thread.
public final class TorchRandom implements NoiseSource {

  private static final int BLOCK = 16;

  private final MersenneTwister words = new MersenneTwister(0);

  /// @param seed as given to `torch.manual_seed`, whose CPU engine keeps the low 32 bits
  public TorchRandom(long seed) {
    seed(seed);
  }

  public void seed(long seed) {
    words.seed(seed);
  }

  /// `torch.rand(out.length)`.
  public void rand(float[] out) {
    for (int i = 0; i < out.length; i++) out[i] = uniform();
  }

  /// `torch.randn(out.length)`: blocks of 16 by Box-Muller, and one value at a time for fewer.
  @Override
  public void randn(float[] out) {
    if (out.length < BLOCK) {
      few(out);
      return;
    }
    rand(out);
    for (int at = 0; at + BLOCK <= out.length; at += BLOCK) boxMuller(out, at);
    if (out.length % BLOCK != 0) {
      int at = out.length - BLOCK;
      for (int i = at; i < out.length; i++) out[i] = uniform();
      boxMuller(out, at);
    }
  }

  private float uniform() {
    return (words.nextWord() & 0xffffff) * 0x1p-24f;
  }

  private static void boxMuller(float[] data, int at) {
    for (int j = at; j < at + BLOCK / 2; j++) {
      double radius = Math.sqrt(-2 * StrictMath.log(1 - (double) data[j]));
      double angle = 2 * Math.PI * data[j + BLOCK / 2];
      data[j] = (float) (radius * StrictMath.cos(angle));
      data[j + BLOCK / 2] = (float) (radius * StrictMath.sin(angle));
    }
  }

  private void few(float[] out) {
    for (int i = 0; i < out.length; i += 2) {
      double angle = 2 * Math.PI * uniformDouble();
      double radius = Math.sqrt(-2 * StrictMath.log1p(-uniformDouble()));
      out[i] = (float) (radius * StrictMath.cos(angle));
      if (i + 1 < out.length) out[i + 1] = (float) (radius * StrictMath.sin(angle));
    }
  }

  private double uniformDouble() {
    long word = words.nextWord() << 32 | words.nextWord();
    return (word & (1L << 53) - 1) * 0x1p-53;
  }
}
