package dev.sinew.policies.sampling;

/// Estimate the clean sample, add noise for the next level, again (Song et al. 2023, algorithm 1;
/// Luo et al. 2023, latent consistency models).
///
/// @param skip weight of the sample in what a step takes for clean, per step; null for none
/// @param out weight of the clean estimate in it
/// @param noise standard deviation of the noise that is added after a step
record Consistency(double[] skip, double[] out, double[] noise) implements Integrator {

  /// Without weights: what the network answers is consistent by itself.
  Consistency(double[] noise) {
    this(null, null, noise);
  }

  @Override
  public Stepper start(Level[] levels, int length) {
    return (i, step) -> {
      step.evaluate(levels[i]);
      float[] sample = step.sample();
      double[] clean = step.clean();
      double alpha = levels[i + 1].alpha();
      float[] drawn = noise[i] == 0 ? null : step.draw();
      for (int k = 0; k < length; k++) {
        double kept = skip == null ? clean[k] : out[i] * clean[k] + skip[i] * sample[k];
        sample[k] = (float) (drawn == null ? alpha * kept : alpha * kept + noise[i] * drawn[k]);
      }
    };
  }
}
