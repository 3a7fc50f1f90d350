package dev.sinew.policies.lerobot;

import java.util.Map;
import java.util.Optional;

/// What happens to an observation before the network.
///
/// @param origin the name under which a renamed feature is observed, by the feature's name
/// @param normalizations of every input, by the feature's name
record Preprocessor(
    Map<String, String> origin,
    Map<String, Normalization> normalizations,
    Optional<Prompt> prompt,
    Optional<RelativeActions> relative) {

  String originOf(Feature feature) {
    return origin.getOrDefault(feature.name(), feature.name());
  }
}
