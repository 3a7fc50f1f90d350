package dev.sinew.policies.sampling;

/// The loop that all samplers share: levels, an integrator between them, guides and inpainting
/// around it.
///
/// @param finalClip the finished sample is kept in [-finalClip, finalClip]; infinity for no
///     clipping
record LevelSampler(
    Level[] levels,
    Integrator integrator,
    Parameterization network,
    CleanLimit limit,
    double startScale,
    double finalClip)
    implements Sampler {

  private static final Level CLEAN = new Level(1, 0, Double.NaN);

  @Override
  public int steps() {
    return levels.length - 1;
  }

  @Override
  public int calls() {
    return integrator.calls(levels);
  }

  @Override
  public Level level(int step) {
    return levels[step];
  }

  @Override
  public void run(float[] sample, Denoiser denoiser, Sampling sampling) {
    check(sample, sampling);
    Step step = new Step(sample, denoiser, sampling, network, limit);
    Inpainting known = sampling.inpainting();
    float[] noise = known != null && known.drawsNoise() ? step.draw().clone() : null;
    Integrator.Stepper stepper = integrator.start(levels, sample.length);
    for (int i = sampling.startStep(); i < steps(); i++) {
      int repeat = 0;
      do {
        if (known != null) known.apply(sample, noise, levels[i]);
        step.begin(i, repeat++, levels[i], levels[i + 1]);
        stepper.step(i, step);
      } while (sampling.guide().after(step));
    }
    clip(sample);
    if (known != null) known.apply(sample, noise, CLEAN);
  }

  private void check(float[] sample, Sampling sampling) {
    if (sample.length == 0 || sample.length % sampling.batch() != 0) {
      throw new IllegalArgumentException(
          sample.length + " values are no batch of " + sampling.batch());
    }
    if (sampling.startStep() >= steps()) {
      throw new IllegalArgumentException(
          "start at step " + sampling.startStep() + " of " + steps());
    }
    if (sampling.inpainting() != null)
      sampling.inpainting().check(sample.length / sampling.batch());
  }

  private void clip(float[] sample) {
    if (finalClip == Double.POSITIVE_INFINITY) return;
    for (int k = 0; k < sample.length; k++) {
      float x = sample[k];
      sample[k] = x < -finalClip ? (float) -finalClip : x > finalClip ? (float) finalClip : x;
    }
  }
}
