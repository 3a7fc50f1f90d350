package dev.sinew.policies.network;

import dev.sinew.policies.sampling.TorchRandom;

/// Rows of network values from graphs that have seen the observation. Inference thread.
interface Answer {

  /// @throws dev.sinew.runtime.port.PolicyException in one line when there are none
  void rows(float[] out);

  /// @return null for a head that denoises: its sampler makes the rows
  /// @param random seeded for every chunk by its owner
  static Answer of(Head head, Network network, TorchRandom random) {
    return switch (head) {
      case Head.Denoising _ -> null;
      case Head.Direct _ -> network::action;
      case Head.Tokens tokens -> new SpokenAnswer(tokens, network, random);
      case Head.Scales scales -> new ScaledAnswer(scales, network, random);
    };
  }
}
