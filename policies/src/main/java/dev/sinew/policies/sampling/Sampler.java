package dev.sinew.policies.sampling;

/// A denoising integrator: carries a sample from noise to data. Stateless; a sampler may serve many
/// threads.
public interface Sampler {

  /// @param sample start noise on entry, the finished sample on return
  void run(float[] sample, Denoiser denoiser);

  /// Network calls per run.
  int calls();
}
