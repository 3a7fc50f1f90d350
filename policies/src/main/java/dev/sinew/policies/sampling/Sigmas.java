package dev.sinew.policies.sampling;

/// Sequences of falling sigmas.
final class Sigmas {

  private Sigmas() {}

  /// Karras et al. 2022, equation 5.
  static double[] karras(double max, double min, double rho, int count) {
    double from = Math.pow(max, 1 / rho);
    double to = Math.pow(min, 1 / rho);
    double[] sigmas = linear(from, to, count);
    for (int i = 0; i < count; i++) sigmas[i] = Math.pow(sigmas[i], rho);
    return sigmas;
  }

  /// Equal steps of the logarithm.
  static double[] exponential(double max, double min, int count) {
    double[] sigmas = linear(Math.log(max), Math.log(min), count);
    for (int i = 0; i < count; i++) sigmas[i] = Math.exp(sigmas[i]);
    return sigmas;
  }

  static double[] linear(double max, double min, int count) {
    double[] sigmas = new double[count];
    for (int i = 0; i < count; i++) {
      sigmas[i] = count == 1 ? max : max + (min - max) * i / (count - 1);
    }
    return sigmas;
  }
}
