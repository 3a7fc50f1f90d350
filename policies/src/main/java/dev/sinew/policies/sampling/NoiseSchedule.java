package dev.sinew.policies.sampling;

/// The betas of a discrete diffusion, as the running product `alphaBar(t) = prod(1 - beta)`.
/// Immutable.
public final class NoiseSchedule {

  private final double[] alphaBar;

  private NoiseSchedule(double[] betas) {
    alphaBar = new double[betas.length];
    double product = 1;
    for (int t = 0; t < betas.length; t++) alphaBar[t] = product *= 1 - betas[t];
  }

  /// Betas equally spaced from `start` to `end` (Ho et al. 2020).
  public static NoiseSchedule linear(int steps, double start, double end) {
    double[] betas = new double[steps];
    for (int t = 0; t < steps; t++) betas[t] = start + (end - start) * t / (steps - 1);
    return new NoiseSchedule(betas);
  }

  /// Squared cosine, `cos^2((s + 0.008) / 1.008 * pi / 2)` (Nichol & Dhariwal 2021, equation 17).
  ///
  /// @param maxBeta cap of a single beta
  public static NoiseSchedule squaredCosine(int steps, double maxBeta) {
    double[] betas = new double[steps];
    for (int t = 0; t < steps; t++) {
      double ratio = cosine((t + 1.0) / steps) / cosine((double) t / steps);
      betas[t] = Math.min(1 - ratio, maxBeta);
    }
    return new NoiseSchedule(betas);
  }

  public int steps() {
    return alphaBar.length;
  }

  /// @param t 0 (nearly clean) to `steps() - 1` (nearly noise)
  public double alphaBar(int t) {
    return alphaBar[t];
  }

  private static double cosine(double s) {
    double c = StrictMath.cos((s + 0.008) / 1.008 * Math.PI / 2);
    return c * c;
  }
}
