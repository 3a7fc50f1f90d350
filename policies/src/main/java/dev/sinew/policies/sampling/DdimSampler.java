package dev.sinew.policies.sampling;

/// DDIM with eta 0 (Song et al. 2021, equation 12), time steps `(steps - 1) * stride + offset, ...,
/// offset`.
///
/// @param clip the clean sample is kept in [-clip, clip]; infinity for no clipping
/// @param recomputeEpsilon whether the noise is derived again from the clipped clean sample
///     (diffusers' `use_clipped_model_output`)
/// @param finalAlphaBar alpha-bar after the last step: 1, or the schedule's first
/// @param offset added to every time step: 0 for diffusers' leading spacing, 1 for its
///     `steps_offset`, `stride - 1` for its trailing spacing, which begins where the sample is pure
///     noise (Lin et al. 2024)
public record DdimSampler(
    NoiseSchedule schedule,
    int steps,
    Prediction prediction,
    double clip,
    boolean recomputeEpsilon,
    double finalAlphaBar,
    int offset)
    implements Sampler {

  /// What the network answers.
  public enum Prediction {
    /// The noise.
    EPSILON,
    /// The clean sample.
    X0
  }

  public DdimSampler {
    if (steps < 1 || steps > schedule.steps()) {
      throw new IllegalArgumentException(
          steps + " steps do not fit a schedule of " + schedule.steps());
    }
  }

  @Override
  public int calls() {
    return steps;
  }

  /// Time step of call `i`.
  public int time(int i) {
    return (steps - 1 - i) * stride() + offset;
  }

  @Override
  public void run(float[] sample, Denoiser denoiser) {
    float[] out = new float[sample.length];
    for (int i = 0; i < steps; i++) {
      int t = time(i);
      denoiser.predict(sample, t, out);
      step(sample, out, schedule.alphaBar(t), previous(t));
    }
  }

  /// Variance of the step from `t` to `before` at eta 1 (equation 16).
  double variance(int t, int before) {
    double a = schedule.alphaBar(t);
    double b = before >= 0 ? schedule.alphaBar(before) : finalAlphaBar;
    return (1 - b) / (1 - a) * (1 - a / b);
  }

  private void step(float[] sample, float[] out, double a, double b) {
    double signal = Math.sqrt(a);
    double noise = Math.sqrt(1 - a);
    for (int k = 0; k < sample.length; k++) {
      double x = sample[k];
      double clean = prediction == Prediction.X0 ? out[k] : (x - noise * out[k]) / signal;
      double epsilon = prediction == Prediction.X0 ? (x - signal * clean) / noise : out[k];
      double kept = clean < -clip ? -clip : clean > clip ? clip : clean;
      if (recomputeEpsilon) epsilon = (x - signal * kept) / noise;
      sample[k] = (float) (Math.sqrt(b) * kept + Math.sqrt(1 - b) * epsilon);
    }
  }

  private double previous(int t) {
    int before = t - stride();
    return before >= 0 ? schedule.alphaBar(before) : finalAlphaBar;
  }

  private int stride() {
    return schedule.steps() / steps;
  }
}
