package dev.sinew.policies.sampling;

/// A discrete diffusion that preserves the variance, as the running product `alphaBar(t) = prod(1 -
/// beta)`. Immutable.
final class NoiseSchedule {

  private final double[] alphaBar;

  private NoiseSchedule(double[] alphaBar) {
    this.alphaBar = alphaBar;
  }

  /// In double precision.
  static NoiseSchedule of(double[] betas) {
    double[] alphaBar = new double[betas.length];
    double product = 1;
    for (int t = 0; t < betas.length; t++) alphaBar[t] = product *= 1 - betas[t];
    return new NoiseSchedule(alphaBar);
  }

  /// Rounded as PyTorch rounds where it is given float32, which moves the noise of the first
  /// training steps by up to 1e-3 of itself.
  static NoiseSchedule ofFloats(double[] betas) {
    double[] alphaBar = new double[betas.length];
    double product = 1;
    for (int t = 0; t < betas.length; t++) {
      product *= 1 - (float) betas[t];
      alphaBar[t] = (float) product;
    }
    return new NoiseSchedule(alphaBar);
  }

  /// The same schedule stretched so that nothing of the signal is left at the last step (Lin et al.
  /// 2024, algorithm 1).
  NoiseSchedule zeroTerminalSnr() {
    double first = Math.sqrt(alphaBar[0]);
    double last = Math.sqrt(alphaBar[alphaBar.length - 1]);
    double[] stretched = new double[alphaBar.length];
    for (int t = 0; t < stretched.length; t++) {
      double root = (Math.sqrt(alphaBar[t]) - last) * first / (first - last);
      stretched[t] = root * root;
    }
    return new NoiseSchedule(stretched);
  }

  /// The same schedule with a trace of the signal (diffusers' 2^-24) where nothing is left of it,
  /// so that [#sigma] is finite.
  NoiseSchedule finite() {
    if (alphaBar[alphaBar.length - 1] > 0) return this;
    double[] kept = alphaBar.clone();
    kept[kept.length - 1] = 0x1p-24;
    return new NoiseSchedule(kept);
  }

  int steps() {
    return alphaBar.length;
  }

  /// The level of training step `t`, 0 (nearly clean) to `steps() - 1` (nearly noise).
  Level level(int t) {
    return new Level(Math.sqrt(alphaBar[t]), Math.sqrt(1 - alphaBar[t]), t);
  }

  /// Noise to signal: the sigma of the level's sample divided by its alpha.
  double sigma(int t) {
    return Math.sqrt((1 - alphaBar[t]) / alphaBar[t]);
  }
}
