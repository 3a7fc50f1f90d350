package dev.sinew.policies.network;

import dev.sinew.policies.decode.TokenPicker;
import dev.sinew.policies.sampling.TorchRandom;
import dev.sinew.runtime.config.ConfigSection;

/// How a token is chosen by its logits.
///
/// @param temperature 0 for always the most likely
/// @param topK how many of the most likely are drawn among
record Choice(double temperature, int topK) {

  /// @param section a head
  /// @throws dev.sinew.runtime.config.ConfigException when nothing is drawn, but from how many is
  ///     said
  static Choice read(ConfigSection section) {
    double temperature = section.number("temperature", 0);
    if (section.has("top-k") && temperature == 0)
      throw section.problem("top-k", "does nothing without a temperature");
    return new Choice(temperature, section.integer("top-k", Integer.MAX_VALUE));
  }

  /// @param random seeded for every chunk by its owner
  TokenPicker picker(TorchRandom random) {
    return temperature == 0 ? TokenPicker.ARGMAX : TokenPicker.topK(topK, temperature, random);
  }
}
