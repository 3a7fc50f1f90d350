package dev.sinew.policies.sampling;

/// DDPM (Ho et al. 2020, equations 6 and 7) between levels that preserve the variance. Coefficients
/// are float32 as in huggingface/diffusers: the first betas of a schedule, `1 - a / b`, lose up to
/// 1e-3 of themselves there, and a network's reference samples lost the same.
///
/// @param variance of the noise of a step
/// @param minStd floor of the noise's standard deviation at every step, the last included (Ren et
///     al. 2024, DPPO); 0 for none
/// @param noiseClip the noise is kept in [-noiseClip, noiseClip]; infinity for no clipping
record Ddpm(Variance variance, double minStd, double noiseClip) implements Integrator {

  /// diffusers' `variance_type`.
  enum Variance {
    /// That of the posterior.
    FIXED_SMALL,
    /// That of the forward step.
    FIXED_LARGE;

    double of(Level from, Level to) {
      float a = alphaBar(from);
      float b = alphaBar(to);
      float beta = 1 - a / b;
      return this == FIXED_LARGE ? beta : Math.max((1 - b) / (1 - a) * beta, 1e-20);
    }
  }

  @Override
  public Stepper start(Level[] levels, int length) {
    return this::step;
  }

  private void step(int i, Step step) {
    Level from = step.level();
    Level to = step.next();
    step.evaluate(from);
    float[] sample = step.sample();
    double[] clean = step.clean();
    float a = alphaBar(from);
    float b = alphaBar(to);
    float beta = 1 - a / b;
    double ofClean = (float) Math.sqrt(b) * beta / (1 - a);
    double ofSample = (float) Math.sqrt(a / b) * (1 - b) / (1 - a);
    double std = std(from, to);
    float[] noise = std == 0 ? null : step.draw();
    for (int k = 0; k < sample.length; k++) {
      double mean = ofClean * clean[k] + ofSample * sample[k];
      sample[k] = (float) (noise == null ? mean : mean + std * clipped(noise[k]));
    }
  }

  private static float alphaBar(Level level) {
    return (float) (level.alpha() * level.alpha());
  }

  /// The step from training step 0 draws no noise of its own.
  private double std(Level from, Level to) {
    return from.time() > 0 ? Math.max(Math.sqrt(variance.of(from, to)), minStd) : minStd;
  }

  private double clipped(double z) {
    return z < -noiseClip ? -noiseClip : z > noiseClip ? noiseClip : z;
  }
}
