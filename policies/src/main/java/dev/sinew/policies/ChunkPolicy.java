package dev.sinew.policies;

import dev.sinew.policies.process.MinMaxNormalizer;
import dev.sinew.policies.sampling.Sampling;
import dev.sinew.policies.sampling.TorchRandom;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import dev.sinew.runtime.port.PolicySpec;

/// Normalise, denoise, denormalise. Inference thread.
///
/// Every chunk has a noise seed of its own, kept in its provenance: `torch.manual_seed(seed);
/// torch.randn(...)` gives the same start noise.
final class ChunkPolicy implements Policy {

  private final Manifest manifest;
  private final DenoiserGraph denoiser;
  private final TorchRandom random = new TorchRandom(0);
  private long episodeSeed;
  private long sequence;

  ChunkPolicy(Manifest manifest, DenoiserGraph denoiser) {
    this.manifest = manifest;
    this.denoiser = denoiser;
  }

  @Override
  public PolicySpec spec() {
    return manifest.spec();
  }

  @Override
  public void reset(long seed) {
    episodeSeed = seed;
    sequence = 0;
  }

  @Override
  public ActionChunk infer(Observation observation) {
    long seed = noiseSeed(episodeSeed, sequence);
    float[] sample = noise(seed);
    sample(normalized(observation), sample);
    PolicySpec spec = manifest.spec();
    return new ActionChunk(
        observation.atNanos() + manifest.firstRow() * spec.stepNanos(),
        spec.stepNanos(),
        spec.dof(),
        denormalized(sample),
        new ActionChunk.Provenance(
            sequence++,
            observation.epoch(),
            observation.atNanos(),
            observation.prompt(),
            seed,
            spec.label()));
  }

  /// What a chunk starts from: the sampler's start noise, float32, as PyTorch draws it.
  float[] noise(long seed) {
    float[] noise = new float[manifest.spec().chunkRows() * manifest.spec().dof()];
    random.seed(seed);
    manifest.sampler().start(noise, random);
    return noise;
  }

  /// Carries start noise to a finished sample, in network units.
  void sample(float[] observation, float[] sample) {
    denoiser.observe(observation);
    manifest.sampler().run(sample, denoiser, Sampling.of(random));
  }

  /// One network call on the observation last sampled for.
  void call(float[] sample, float time, float[] out) {
    denoiser.predict(sample, 0, time, out);
  }

  /// The observation as the network sees it: step by step, oldest first, the inputs of a step in
  /// the manifest's order.
  float[] normalized(Observation observation) {
    int steps = manifest.spec().observationSteps();
    float[] values = new float[steps * manifest.stepWidth()];
    int at = 0;
    for (int step = 0; step < steps; step++) {
      for (Manifest.Input input : manifest.inputs()) {
        StateWindow window = observation.states().get(input.stream().name());
        if (window == null)
          throw new PolicyException(
              manifest.spec().label() + ": no stream '" + input.stream().name() + "'");
        for (int i = 0; i < input.stream().width(); i++) {
          values[at++] = input.normalizer().normalize(i, window.value(step, i));
        }
      }
    }
    return values;
  }

  double[] denormalized(float[] sample) {
    MinMaxNormalizer action = manifest.action();
    double[] values = new double[sample.length];
    for (int i = 0; i < values.length; i++)
      values[i] = action.denormalize(i % action.width(), sample[i]);
    return values;
  }

  @Override
  public void close() {
    denoiser.close();
  }

  /// Steele et al. 2014 (SplitMix64), high 32 bits: the seeds that PyTorch's engine can tell apart.
  private static long noiseSeed(long episode, long sequence) {
    long z = (episode << 20) + sequence + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return (z ^ z >>> 31) >>> 32;
  }
}
