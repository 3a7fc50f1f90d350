package dev.sinew.policies.decode;

import java.util.Arrays;

/// Coarse-to-fine autoregression (Tian et al. 2024, VAR; for action chunks Gong et al. 2025, CARP):
/// a chunk's latent is the sum of residual codes at growing lengths; the tokens of a scale are said
/// together, given the sum of all coarser ones. Confined to one thread.
public final class CoarseToFine {

  private final float[][] codebook;
  private final int[] lengths;
  private final int channels;
  private final Residual residual;

  /// What becomes of a scale's codes once they are stretched to the full length (VAR's `phi`).
  public interface Residual {

    /// The codes as they are.
    Residual PLAIN = (scale, codes) -> {};

    /// @param codes full length x channels, changed in place
    void apply(int scale, float[] codes);
  }

  /// @param codebook codes x channels
  /// @param lengths of the scales, growing; the last is that of the latent
  public CoarseToFine(float[][] codebook, int[] lengths, Residual residual) {
    if (codebook.length == 0 || lengths.length == 0) {
      throw new IllegalArgumentException(codebook.length + " codes, " + lengths.length + " scales");
    }
    for (int k = 0; k < lengths.length; k++) {
      if (lengths[k] < 1 || k > 0 && lengths[k] < lengths[k - 1]) {
        throw new IllegalArgumentException("lengths of scales " + Arrays.toString(lengths));
      }
    }
    this.codebook = codebook;
    this.lengths = lengths.clone();
    this.residual = residual;
    channels = codebook[0].length;
  }

  /// @return the latent, `lengths[last] x channels`, for the decoder
  public float[] decode(ScaleNetwork network, TokenPicker picker) {
    int full = lengths[lengths.length - 1];
    float[] sum = new float[full * channels];
    for (int scale = 0; scale < lengths.length; scale++) {
      int length = lengths[scale];
      float[] logits = new float[length * codebook.length];
      network.logits(scale, Resampling.area(sum, full, length, channels), logits);
      float[] codes = new float[length * channels];
      for (int at = 0; at < length; at++) {
        int from = at * codebook.length;
        int code = picker.pick(logits, from, from + codebook.length) - from;
        System.arraycopy(codebook[code], 0, codes, at * channels, channels);
      }
      float[] stretched = Resampling.linear(codes, length, full, channels);
      residual.apply(scale, stretched);
      for (int k = 0; k < sum.length; k++) sum[k] += stretched[k];
    }
    return sum;
  }
}
