package dev.sinew.policies.sampling;

/// A network trained where the variance is preserved, run between levels with alpha 1: it sees
/// `sample / sqrt(sigma^2 + 1)`.
record ScaledInput(Prediction prediction) implements Parameterization {

  @Override
  public double inputScale(Level level) {
    return 1 / Math.sqrt(level.sigma() * level.sigma() + 1);
  }

  @Override
  public double skip(Level level) {
    return prediction.skip(level);
  }

  @Override
  public double out(Level level) {
    return prediction.out(level);
  }
}
