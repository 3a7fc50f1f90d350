package dev.sinew.policies.sampling;

/// DDIM (Song et al. 2021, equations 12 and 16); between levels with alpha 1 it is Euler's method
/// of Karras et al. 2022.
///
/// @param arrivals the level that the sample of step `i` is carried to. Where training steps do not
///     divide evenly it is not where the next step departs from: diffusers steps back by the
///     rounded stride
/// @param eta 0: no noise, 1: the noise of DDPM
/// @param recompute whether the noise is derived again from the clipped clean sample (diffusers'
///     `use_clipped_model_output`)
record Ddim(Level[] arrivals, double eta, boolean recompute) implements Integrator {

  @Override
  public Stepper start(Level[] levels, int length) {
    return this::step;
  }

  private void step(int i, Step step) {
    Level from = step.level();
    Level to = arrivals[i];
    step.evaluate(from);
    float[] sample = step.sample();
    double[] clean = step.clean();
    double[] basis = recompute ? clean : step.unclipped();
    double std = eta == 0 ? 0 : eta * Math.sqrt(variance(from, to));
    double direction = std == 0 ? to.sigma() : Math.sqrt(to.sigma() * to.sigma() - std * std);
    float[] noise = eta == 0 ? null : step.draw();
    for (int k = 0; k < sample.length; k++) {
      double epsilon = (sample[k] - from.alpha() * basis[k]) / from.sigma();
      double carried = to.alpha() * clean[k] + direction * epsilon;
      sample[k] = (float) (noise == null ? carried : carried + std * noise[k]);
    }
  }

  /// Variance of the noise at eta 1 (equation 16).
  static double variance(Level from, Level to) {
    double a = from.alpha() * from.alpha();
    double b = to.alpha() * to.alpha();
    double ratio = to.sigma() / from.sigma();
    return ratio * ratio * (1 - a / b);
  }
}
