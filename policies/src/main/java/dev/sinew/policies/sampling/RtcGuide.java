package dev.sinew.policies.sampling;

/// Real-Time Chunking (Black et al. 2025): the clean estimate is pulled towards the previous chunk.
/// Confined to one thread.
///
/// Without a gradient as LeRobot computes it (`policies/rtc/modeling_rtc.py`, commit 7427f318): the
/// velocity is taken for constant in the sample, so that the vector-Jacobian product is the error
/// itself. With one, the paper's form: the error is pulled back through the network (equations 2
/// and 4).
///
/// Written for flow matching, where it equals `velocity - gain * correction`. Other levels are
/// brought to the straight path by a change of time: `sample / (alpha + sigma)` lies on it.
public final class RtcGuide implements Guide {

  private final float[] previous;
  private final double[] weights;
  private final double maxGain;
  private final Gradient gradient;
  private double[] correction = new double[0];

  /// In LeRobot's form.
  ///
  /// @param previous what was not executed of the previous chunk, in network units, row by row; cut
  ///     or filled with zeros to the length of a sample
  /// @param weights of the rows ([PrefixWeights]); a row beyond them is free
  /// @param width values per row
  /// @param maxGain LeRobot's `max_guidance_weight`
  public RtcGuide(float[] previous, double[] weights, int width, double maxGain) {
    this(previous, weights, width, maxGain, null);
  }

  /// @param gradient for the paper's form; null for LeRobot's
  public RtcGuide(
      float[] previous, double[] weights, int width, double maxGain, Gradient gradient) {
    this.previous = previous.clone();
    this.weights = new double[weights.length * width];
    for (int k = 0; k < this.weights.length; k++) this.weights[k] = weights[k / width];
    this.maxGain = maxGain;
    this.gradient = gradient;
  }

  @Override
  public boolean clean(Step step) {
    double[] clean = step.clean();
    if (correction.length != clean.length) correction = new double[clean.length];
    int length = clean.length / step.batch();
    for (int k = 0; k < clean.length; k++) {
      int at = k % length;
      double wanted = at < previous.length ? previous[at] : 0;
      correction[k] = at < weights.length ? weights[at] * (wanted - clean[k]) : 0;
    }
    if (gradient != null) step.pullBack(correction, gradient);
    double sigma = step.level().sigma() / (step.level().alpha() + step.level().sigma());
    double pull = sigma * gain(sigma, maxGain);
    for (int k = 0; k < clean.length; k++) clean[k] += pull * correction[k];
    return true;
  }

  /// `min(max, (1 - tau) / tau * ((1 - tau)^2 + tau^2) / (1 - tau)^2)` with `tau = 1 - sigma`.
  private static double gain(double sigma, double max) {
    double tau = 1 - sigma;
    double gain = sigma / tau * ((sigma * sigma + tau * tau) / (sigma * sigma));
    return Double.isNaN(gain) ? 0 : Math.min(gain, max);
  }
}
