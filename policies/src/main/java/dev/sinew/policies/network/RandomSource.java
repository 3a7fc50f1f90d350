package dev.sinew.policies.network;

import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.sampling.TorchRandom;
import dev.sinew.runtime.Observation;

/// Noise that a graph wants as an input: drawn anew for every chunk, from the chunk's own seed.
final class RandomSource implements Source {

  /// What the values are drawn from.
  enum Distribution {
    /// Mean 0, deviation 1.
    NORMAL {
      @Override
      void draw(TorchRandom random, float[] out) {
        random.randn(out);
      }
    },
    /// Rate 1, by inversion; `argmax(p / q)` then draws a category of probabilities p.
    EXPONENTIAL {
      @Override
      void draw(TorchRandom random, float[] out) {
        random.rand(out);
        for (int i = 0; i < out.length; i++) out[i] = (float) -StrictMath.log1p(-(double) out[i]);
      }
    };

    abstract void draw(TorchRandom random, float[] out);
  }

  private final Distribution distribution;
  private final TorchRandom random = new TorchRandom(0);
  private final float[] values;

  RandomSource(Distribution distribution, int elements) {
    this.distribution = distribution;
    values = new float[elements];
  }

  /// Begins a chunk.
  void seed(long seed) {
    random.seed(seed);
  }

  @Override
  public void fill(Observation observation, Tensor tensor) {
    distribution.draw(random, values);
    tensor.put(values);
  }
}
