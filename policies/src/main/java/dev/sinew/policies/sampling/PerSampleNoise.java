package dev.sinew.policies.sampling;

import java.util.List;

/// A source of its own for every sample of a batch: sample `n` gets the noise that a run of it
/// alone with source `n` would get. Confined to one thread.
public final class PerSampleNoise implements NoiseSource {

  private final List<? extends NoiseSource> sources;

  /// @param sources one for each sample of a batch
  public PerSampleNoise(List<? extends NoiseSource> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public void randn(float[] out) {
    if (sources.isEmpty() || out.length % sources.size() != 0) {
      throw new IllegalArgumentException(
          out.length + " values for " + sources.size() + " sources of noise");
    }
    float[] one = new float[out.length / sources.size()];
    for (int n = 0; n < sources.size(); n++) {
      sources.get(n).randn(one);
      System.arraycopy(one, 0, out, n * one.length, one.length);
    }
  }
}
