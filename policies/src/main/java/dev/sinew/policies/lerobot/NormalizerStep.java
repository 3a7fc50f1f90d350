package dev.sinew.policies.lerobot;

import dev.sinew.runtime.config.ConfigException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A `normalizer_processor` or `unnormalizer_processor`. It must mean the features of `config.json`
/// and normalise them as that says: where the two differ, somebody changed one of them.
final class NormalizerStep {

  private final PipelineStep step;
  private final NormMap map;
  private final double eps;

  NormalizerStep(PipelineStep step, JsonSection policy) {
    this.step = step;
    step.config().only("eps", "features", "norm_map", "normalize_observation_keys");
    eps = step.config().number("eps");
    if (!(eps >= 0)) throw step.config().problem("eps", eps + " must be 0 or more");
    map = NormMap.read(step.config().section("norm_map"));
    mustAgree(policy);
  }

  /// @param features those to normalise
  Map<String, Normalization> read(List<Feature> features) {
    JsonSection declared = step.config().section("features");
    for (Feature each : features) mustDeclare(declared, each);
    Set<String> left = leftAlone(features);
    List<Feature> normalized = features.stream().filter(f -> !left.contains(f.name())).toList();
    Map<String, Normalization> found = new HashMap<>(statistics(normalized));
    for (Feature each : features)
      if (left.contains(each.name())) found.put(each.name(), Normalization.identity(each.width()));
    return found;
  }

  private Map<String, Normalization> statistics(List<Feature> features) {
    if (features.stream().allMatch(f -> map.of(f.type()) == NormMode.IDENTITY)) {
      Map<String, Normalization> found = new HashMap<>();
      for (Feature each : features) found.put(each.name(), Normalization.identity(each.width()));
      return found;
    }
    if (!step.hasState())
      throw step.at().problem("state_file", "is missing, but norm_map normalises: " + map.modes());
    try (Safetensors file = Safetensors.open(step.stateFile())) {
      return Statistics.ofStep(step.stateFile(), file).of(features, map, eps);
    }
  }

  /// `normalize_observation_keys` names the observations that are normalised; the others are not.
  private Set<String> leftAlone(List<Feature> features) {
    Set<String> left = new HashSet<>();
    if (!step.config().has("normalize_observation_keys")) return left;
    List<String> only = step.config().texts("normalize_observation_keys");
    for (Feature each : features)
      if (each.type() != FeatureType.ACTION && !only.contains(each.name())) left.add(each.name());
    return left;
  }

  private void mustDeclare(JsonSection declared, Feature feature) {
    if (!declared.has(feature.name()))
      throw declared.problem(feature.name(), "is missing, but config.json names it");
    Feature found = Features.feature(feature.name(), declared.section(feature.name()));
    if (found.type() != feature.type() || !Arrays.equals(found.shape(), feature.shape()))
      throw declared.problem(
          feature.name(),
          "%s %s, but config.json has %s %s"
              .formatted(
                  found.type(),
                  Arrays.toString(found.shape()),
                  feature.type(),
                  Arrays.toString(feature.shape())));
  }

  private void mustAgree(JsonSection policy) {
    NormMap configured = NormMap.read(policy.section("normalization_mapping"));
    for (FeatureType type : FeatureType.values())
      if (configured.of(type) != map.of(type)) throw conflict(type, configured);
  }

  private ConfigException conflict(FeatureType type, NormMap configured) {
    return step.config()
        .problem(
            "norm_map." + type,
            "%s, but config.json's normalization_mapping has %s; both must say what was trained"
                .formatted(map.of(type), configured.of(type)));
  }
}
