package dev.sinew.policies.sampling;

/// Values of the sample that are known beforehand and kept (Lugmayr et al. 2022, RePaint).
/// Immutable; the arrays are the caller's and must not change during a run.
public final class Inpainting {

  private final boolean[] mask;
  private final float[] known;
  private final boolean renoised;

  private Inpainting(boolean[] mask, float[] known, boolean renoised) {
    if (mask.length != known.length) {
      throw new IllegalArgumentException(
          known.length + " known values for a mask of " + mask.length);
    }
    this.mask = mask;
    this.known = known;
    this.renoised = renoised;
  }

  /// Known values are brought to the level of every step with noise that is drawn once a run, and
  /// are exact at the end.
  ///
  /// @param mask of one sample, applied to each of a batch; true where the value is known
  /// @param known clean values, in network units; read only where the mask is true
  public static Inpainting renoised(boolean[] mask, float[] known) {
    return new Inpainting(mask, known, true);
  }

  /// Known values stand clean in the sample at every step (Janner et al. 2022; Chi et al. 2023).
  public static Inpainting held(boolean[] mask, float[] known) {
    return new Inpainting(mask, known, false);
  }

  boolean drawsNoise() {
    return renoised;
  }

  /// @param noise of a whole batch; not read where [#drawsNoise] is false
  void apply(float[] sample, float[] noise, Level level) {
    double alpha = renoised ? level.alpha() : 1;
    double sigma = renoised ? level.sigma() : 0;
    for (int k = 0; k < sample.length; k++) {
      int at = k % mask.length;
      if (!mask[at]) continue;
      sample[k] = (float) (sigma == 0 ? alpha * known[at] : alpha * known[at] + sigma * noise[k]);
    }
  }

  void check(int length) {
    if (length != mask.length) {
      throw new IllegalArgumentException(
          "an inpainting mask of " + mask.length + " for samples of " + length);
    }
  }
}
