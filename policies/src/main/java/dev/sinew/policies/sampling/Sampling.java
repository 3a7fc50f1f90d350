package dev.sinew.policies.sampling;

import java.util.Objects;

/// What one run is given beside its sample and its network. Immutable.
///
/// @param batch samples in the sample array, one after the other; they are equally long
/// @param noise for samplers that draw noise, for renoised inpainting and for guides
/// @param inpainting null for none
/// @param startStep the run begins at this step, with a sample at [Sampler#level] of it (Meng et
///     al. 2022, SDEdit)
public record Sampling(
    int batch, NoiseSource noise, Guide guide, Inpainting inpainting, int startStep) {

  /// One sample, from the first step, nothing drawn, nothing guided.
  public static final Sampling PLAIN = new Sampling(1, NoiseSource.NONE, Guide.NONE, null, 0);

  public Sampling {
    if (batch < 1) throw new IllegalArgumentException("a batch of " + batch);
    if (startStep < 0) throw new IllegalArgumentException("start at step " + startStep);
    Objects.requireNonNull(noise);
    Objects.requireNonNull(guide);
  }

  /// One sample with this source of noise.
  public static Sampling of(NoiseSource noise) {
    return PLAIN.withNoise(noise);
  }

  public Sampling withBatch(int samples) {
    return new Sampling(samples, noise, guide, inpainting, startStep);
  }

  public Sampling withNoise(NoiseSource source) {
    return new Sampling(batch, source, guide, inpainting, startStep);
  }

  public Sampling withGuide(Guide by) {
    return new Sampling(batch, noise, by, inpainting, startStep);
  }

  public Sampling withInpainting(Inpainting known) {
    return new Sampling(batch, noise, guide, known, startStep);
  }

  public Sampling fromStep(int step) {
    return new Sampling(batch, noise, guide, inpainting, step);
  }
}
