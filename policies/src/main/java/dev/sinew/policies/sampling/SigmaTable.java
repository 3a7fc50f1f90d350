package dev.sinew.policies.sampling;

/// The noise-to-signal ratios of a training schedule and the times that belong to them, both ways
/// continuous (huggingface/diffusers, `EulerDiscreteScheduler`).
final class SigmaTable {

  private final double[] sigmas;

  SigmaTable(NoiseSchedule schedule) {
    sigmas = new double[schedule.steps()];
    for (int t = 0; t < sigmas.length; t++) sigmas[t] = schedule.sigma(t);
  }

  double min() {
    return sigmas[0];
  }

  double max() {
    return sigmas[sigmas.length - 1];
  }

  /// Linear between training steps.
  double at(double time) {
    int below = (int) Math.floor(time);
    if (below >= sigmas.length - 1) return max();
    return sigmas[below] + (time - below) * (sigmas[below + 1] - sigmas[below]);
  }

  /// Linear in the logarithm of sigma.
  double time(double sigma) {
    double log = Math.log(Math.max(sigma, 1e-10));
    int below = 0;
    while (below < sigmas.length - 2 && sigmas[below + 1] <= sigma) below++;
    double low = Math.log(sigmas[below]);
    double high = Math.log(sigmas[below + 1]);
    double w = Math.clamp((low - log) / (low - high), 0, 1);
    return (1 - w) * below + w * (below + 1);
  }
}
