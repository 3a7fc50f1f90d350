package dev.sinew.policies.decode;

import java.util.Arrays;

/// Coarse-to-fine autoregression (Tian et al. 2024, VAR; for action chunks Gong et al. 2025, CARP):
/// the tokens of a scale are said together, given those of all coarser scales. Confined to one
/// thread.
///
/// What tokens stand for, how a coarse scale is stretched and what is added to it are the
/// network's: codebook and residual convolutions are weights.
public final class CoarseToFine {

  private final int[] lengths;
  private final TokenPicker picker;

  /// @param lengths tokens of each scale, the coarsest first
  public CoarseToFine(int[] lengths, TokenPicker picker) {
    if (lengths.length == 0 || Arrays.stream(lengths).anyMatch(length -> length < 1))
      throw new IllegalArgumentException("lengths of scales " + Arrays.toString(lengths));
    this.lengths = lengths.clone();
    this.picker = picker;
  }

  /// Tokens of all scales together.
  public int size() {
    return Arrays.stream(lengths).sum();
  }

  /// @return the tokens of all scales, the coarsest first
  /// @throws IllegalArgumentException when no logit of a place is a number
  public int[] decode(ScaleNetwork network) {
    int codes = network.codes();
    int[] said = new int[size()];
    float[] logits = new float[said.length * codes];
    int place = 0;
    for (int scale = 0; scale < lengths.length; scale++) {
      network.logits(scale, said, logits);
      for (int end = place + lengths[scale]; place < end; place++) {
        int from = place * codes;
        said[place] = picker.pick(logits, from, from + codes) - from;
      }
    }
    return said;
  }
}
