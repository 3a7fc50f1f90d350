package dev.sinew.policies.lerobot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Statistics of a checkpoint from before the processors (LeRobot 0.3 and older): buffers among the
/// weights. Its formulas are those of today, with an eps of 1e-8.
final class OldLayout {

  private static final double EPS = 1e-8;

  private final Path weights;
  private final NormMap map;

  private OldLayout(Path weights, NormMap map) {
    this.weights = weights;
    this.map = map;
  }

  static OldLayout of(Path weights, JsonSection policy) {
    return new OldLayout(weights, NormMap.read(policy.section("normalization_mapping")));
  }

  static boolean isIn(Safetensors weights) {
    return weights.names().stream()
        .anyMatch(n -> n.startsWith("normalize_inputs.") || n.startsWith("unnormalize_outputs."));
  }

  Preprocessor preprocessor(Features features) {
    return new Preprocessor(
        Map.of(), read("normalize_inputs", features.inputs()), Optional.empty(), Optional.empty());
  }

  Normalization action(Features features) {
    return read("unnormalize_outputs", List.of(features.action())).get(Feature.ACTION);
  }

  private Map<String, Normalization> read(String module, List<Feature> features) {
    try (Safetensors file = Safetensors.open(weights)) {
      return Statistics.ofBuffers(weights, file, module).of(features, map, EPS);
    }
  }
}
