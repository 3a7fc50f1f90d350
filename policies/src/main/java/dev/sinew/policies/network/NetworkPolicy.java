package dev.sinew.policies.network;

import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.sampling.Sampler;
import dev.sinew.policies.sampling.Sampling;
import dev.sinew.policies.sampling.TorchRandom;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.port.NoAnswerException;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import dev.sinew.runtime.port.PolicySpec;
import java.util.Map;

/// Observe, denoise, decode. Inference thread.
///
/// Every chunk has a noise seed of its own, kept in its provenance: `torch.manual_seed(seed);
/// torch.randn(...)` gives the same start noise, and the draws after it the noise of later steps.
final class NetworkPolicy implements Policy {

  private final Manifest manifest;
  private final Map<String, Graph> graphs;
  private final Network network;
  private final TorchRandom random = new TorchRandom(0);
  private final Answer answer;
  private final float[] rows;
  private final float[] batch;
  private final float[] scores;
  private long episodeSeed;
  private long sequence;

  /// @param graphs by the names in the manifest; closed with this
  NetworkPolicy(Manifest manifest, Map<String, Graph> graphs) {
    this.manifest = manifest;
    this.graphs = graphs;
    network = new Network(manifest, graphs, manifest.samples());
    answer = Answer.of(manifest.head(), network, random);
    rows = new float[manifest.rowValues()];
    batch = new float[manifest.batchSize()];
    scores = new float[manifest.samples()];
  }

  @Override
  public PolicySpec spec() {
    return manifest.spec();
  }

  @Override
  public void reset(long seed) {
    episodeSeed = seed;
    sequence = 0;
    network.reset();
  }

  @Override
  public ActionChunk infer(Observation observation) {
    long seed = noiseSeed(episodeSeed, sequence);
    compute(observation, seed);
    PolicySpec spec = manifest.spec();
    return new ActionChunk(
        observation.atNanos() + manifest.firstRow() * spec.stepNanos(),
        spec.stepNanos(),
        spec.dof(),
        decode(rows, observation),
        new ActionChunk.Provenance(
            sequence++,
            observation.epoch(),
            observation.atNanos(),
            observation.prompt(),
            seed,
            spec.label()));
  }

  private void compute(Observation observation, long seed) {
    try {
      network.observe(observation, seed);
      finish(rows, seed, observation);
      mustBeNumbers();
      network.remember();
    } catch (NoAnswerException e) {
      throw e;
    } catch (PolicyException e) {
      throw new PolicyException(spec().label() + ": " + e.getMessage(), e);
    }
  }

  private void mustBeNumbers() {
    for (int i = 0; i < rows.length; i++) {
      if (!Float.isFinite(rows[i])) {
        int width = manifest.head().width();
        throw new PolicyException(
            "the network made %s at row %d, value %d".formatted(rows[i], i / width, i % width));
      }
    }
  }

  /// Carries the observation last given to the network to the finished sample.
  ///
  /// @param out receives it, in network units
  /// @param seed of the noise, or of drawn tokens
  void finish(float[] out, long seed, Observation observation) {
    switch (manifest.head()) {
      case Head.Denoising _ -> {
        noise(batch, seed);
        denoise(batch, observation, out);
      }
      case Head.Direct _, Head.Tokens _, Head.Scales _ -> {
        random.seed(seed);
        answer.rows(out);
      }
    }
  }

  /// What a chunk starts from: the sampler's start noise, float32, as PyTorch draws it.
  ///
  /// @param out all samples that are denoised at once
  void noise(float[] out, long seed) {
    random.seed(seed);
    denoising().start(out, random);
  }

  /// Carries start noise to the finished sample, past the plan in force where there is one.
  ///
  /// @param noise all samples at once; finished on return
  /// @param out the rows: the sample with the highest score, or what is decoded from it
  void denoise(float[] noise, Observation observation, float[] out) {
    Sampling sampling = Sampling.of(random).withBatch(manifest.samples());
    if (manifest.guidance().isPresent()) {
      PlanGuidance guidance = manifest.guidance().get();
      network.given(guidance.givenRows(observation.tail()), guidance.head().cleanTime());
      sampling = guidance.into(sampling, observation, network.gradient());
    }
    denoising().run(noise, network, sampling);
    if (manifest.head().decodes()) network.decode(noise, out);
    else System.arraycopy(noise, best(noise) * out.length, out, 0, out.length);
  }

  /// @throws PolicyException when no sample has a score
  private int best(float[] samples) {
    if (scores.length == 1) return 0;
    network.score(samples, scores);
    int best = -1;
    for (int k = 0; k < scores.length; k++)
      if (best < 0 ? !Float.isNaN(scores[k]) : scores[k] > scores[best]) best = k;
    if (best < 0) throw new PolicyException("no sample has a score that is a number");
    return best;
  }

  private Sampler denoising() {
    return ((Head.Denoising) manifest.head()).sampler();
  }

  /// Commands, row by row, of a finished sample.
  double[] decode(float[] sample, Observation observation) {
    return manifest.decoder().decode(sample, observation);
  }

  Network network() {
    return network;
  }

  @Override
  public void close() {
    network.close();
    graphs.values().forEach(Graph::close);
  }

  /// Steele et al. 2014 (SplitMix64), high 32 bits: the seeds that PyTorch's engine can tell apart.
  private static long noiseSeed(long episode, long sequence) {
    long z = (episode << 20) + sequence + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return (z ^ z >>> 31) >>> 32;
  }
}
