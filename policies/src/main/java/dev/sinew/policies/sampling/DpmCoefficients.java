package dev.sinew.policies.sampling;

/// A step of DPM-Solver++ as one linear combination. In the words of Lu et al. 2022 and of
/// huggingface/diffusers: `lambda = ln(alpha / sigma)`, `h` its growth over the step, `D0` the
/// clean estimate, `D1` and `D2` its divided differences.
///
/// @param clean weight of the estimate of this step; `before` and `earlier` of the two before it
record DpmCoefficients(double sample, double clean, double before, double earlier, double noise) {

  /// @param sde only for orders 1 and 2
  static DpmCoefficients of(Level[] levels, int i, int order, boolean heun, boolean sde) {
    Level from = levels[i];
    Level to = levels[i + 1];
    double h = to.lambda() - from.lambda();
    if (h == 0) return new DpmCoefficients(1, 0, 0, 0, 0);
    double decay = Math.exp(-h);
    double grown = sde ? -Math.expm1(-2 * h) : -Math.expm1(-h);
    double sample = to.sigma() / from.sigma() * (sde ? decay : 1);
    double noise = sde ? to.sigma() * Math.sqrt(grown) : 0;
    double d0 = to.alpha() * grown;
    if (order == 1) return new DpmCoefficients(sample, d0, 0, 0, noise);
    double stretch = sde ? 2 * h : h;
    double slope = to.alpha() * (1 - grown / stretch);
    double r0 = (from.lambda() - levels[i - 1].lambda()) / h;
    if (order == 2) {
      double d1 = (heun ? slope : d0 / 2) / r0;
      return new DpmCoefficients(sample, d0 + d1, -d1, 0, noise);
    }
    double r1 = (levels[i - 1].lambda() - levels[i - 2].lambda()) / h;
    double bend = to.alpha() * (0.5 - (h - grown) / (h * h));
    return third(sample, d0, slope, bend, r0, r1);
  }

  /// `D1 = a + r0 / (r0 + r1) (a - b)`, `D2 = (a - b) / (r0 + r1)` with `a = (m0 - m1) / r0`, `b =
  /// (m1 - m2) / r1`.
  private static DpmCoefficients third(
      double sample, double d0, double d1, double d2, double r0, double r1) {
    double ofA = (d1 * (1 + r0 / (r0 + r1)) + d2 / (r0 + r1)) / r0;
    double ofB = -(d1 * r0 / (r0 + r1) + d2 / (r0 + r1)) / r1;
    return new DpmCoefficients(sample, d0 + ofA, ofB - ofA, -ofB, 0);
  }
}
