package dev.sinew.policies.sampling;

/// Real-Time Chunking (Black et al. 2025) as LeRobot computes it (`policies/rtc/modeling_rtc.py`,
/// commit 7427f318): the clean estimate is pulled towards the previous chunk. LeRobot takes the
/// velocity for constant in the sample, so that its vector-Jacobian product is the error itself and
/// no gradient of the network is needed; the paper's form differs from it.
///
/// Written for flow matching, where it equals `velocity - gain * error`. Confined to one thread.
public final class RtcGuide implements Guide {

  private final float[] previous;
  private final double[] weights;
  private final double maxGain;

  /// @param previous what was not executed of the previous chunk, in network units, row by row; cut
  ///     or filled with zeros to the length of a sample
  /// @param weights of the rows ([PrefixWeights]); a row beyond them is free
  /// @param width values per row
  /// @param maxGain LeRobot's `max_guidance_weight`
  public RtcGuide(float[] previous, double[] weights, int width, double maxGain) {
    this.previous = previous.clone();
    this.weights = new double[weights.length * width];
    for (int k = 0; k < this.weights.length; k++) this.weights[k] = weights[k / width];
    this.maxGain = maxGain;
  }

  @Override
  public boolean clean(Step step) {
    double[] clean = step.clean();
    int length = clean.length / step.batch();
    double sigma = step.level().sigma();
    double pull = sigma * gain(sigma, maxGain);
    for (int k = 0; k < clean.length; k++) {
      int at = k % length;
      if (at >= weights.length) continue;
      double wanted = at < previous.length ? previous[at] : 0;
      clean[k] += pull * weights[at] * (wanted - clean[k]);
    }
    return true;
  }

  /// `min(max, (1 - tau) / tau * ((1 - tau)^2 + tau^2) / (1 - tau)^2)` with `tau = 1 - sigma`.
  private static double gain(double sigma, double max) {
    double tau = 1 - sigma;
    double gain = sigma / tau * ((sigma * sigma + tau * tau) / (sigma * sigma));
    return Double.isNaN(gain) ? 0 : Math.min(gain, max);
  }
}
