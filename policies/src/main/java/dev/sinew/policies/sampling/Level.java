package dev.sinew.policies.sampling;

/// A level of noise: `sample = alpha * clean + sigma * noise`, the noise standard normal.
///
/// @param alpha 1 where noise is only added (Karras et al. 2022), `sqrt(1 - sigma^2)` where the
///     variance is preserved (Ho et al. 2020), `1 - sigma` on the straight path of flow matching
///     (Lipman et al. 2023)
/// @param time what the network is told; NaN at the last level where the network is never called
public record Level(double alpha, double sigma, double time) {

  /// Logarithm of signal to noise, both as amplitudes (Lu et al. 2022).
  double lambda() {
    return Math.log(alpha) - Math.log(sigma);
  }
}
