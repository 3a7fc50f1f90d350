package dev.sinew.policies.sampling;

/// A denoising integrator: carries samples from noise to data. Stateless; a sampler may serve many
/// threads.
public interface Sampler {

  /// Steps of a full run; a step may call the network more than once.
  int steps();

  /// Network calls of a full run without repeated steps.
  int calls();

  /// The level of noise at the beginning of a step.
  ///
  /// @param step 0 to [#steps]; the last is where the run ends
  Level level(int step);

  /// Standard deviation of the noise that a full run starts from.
  double startScale();

  /// Carries a sample to the end, in place.
  ///
  /// @param sample a batch on entry at the level of the first step (noise times [#startScale] for a
  ///     full run), finished on return
  /// @throws IllegalArgumentException when sample, batch, inpainting and start step do not fit
  ///     together
  void run(float[] sample, Denoiser denoiser, Sampling sampling);

  /// A full run of one sample without noise, guides or inpainting.
  default void run(float[] sample, Denoiser denoiser) {
    run(sample, denoiser, Sampling.PLAIN);
  }

  /// Fills a batch with what a full run starts from.
  default void start(float[] sample, NoiseSource noise) {
    noise.randn(sample);
    double scale = startScale();
    if (scale == 1) return;
    for (int k = 0; k < sample.length; k++) sample[k] = (float) (scale * sample[k]);
  }

  /// Brings a clean sample to the level of a step, where a run may begin from it.
  default void renoise(float[] sample, int step, NoiseSource noise) {
    float[] drawn = new float[sample.length];
    noise.randn(drawn);
    Level level = level(step);
    for (int k = 0; k < sample.length; k++) {
      sample[k] = (float) (level.alpha() * sample[k] + level.sigma() * drawn[k]);
    }
  }
}
