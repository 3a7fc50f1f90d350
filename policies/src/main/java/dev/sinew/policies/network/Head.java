package dev.sinew.policies.network;

import dev.sinew.policies.sampling.Sampler;

/// How the graphs' answer becomes rows of network values.
sealed interface Head {

  int rows();

  int width();

  /// What the graphs must make for it.
  String wants();

  /// Rows grow out of noise: `sample` goes round the step graphs, which answer `prediction`.
  record Denoising(int rows, int width, Sampler sampler) implements Head {
    @Override
    public String wants() {
      return Flow.PREDICTION;
    }

    /// What the network is told about rows without noise; NaN where nobody says.
    double cleanTime() {
      return sampler.level(sampler.steps()).time();
    }
  }

  /// The graphs answer the rows themselves, as `action`.
  record Direct(int rows, int width) implements Head {
    @Override
    public String wants() {
      return Flow.ACTION;
    }
  }
}
