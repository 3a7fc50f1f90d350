package dev.sinew.policies.lerobot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `input_features` and `output_features`: only those that the networks of the supported families
/// see.
///
/// @param cameras in the order in which the network gets them
/// @param unseen inputs that no such network looks at
record Features(
    Optional<Feature> state,
    Optional<Feature> environment,
    List<Feature> cameras,
    List<String> unseen,
    Feature action) {

  private static final String EMPTY_CAMERA = "observation.images.empty_camera_";

  /// @param config `config.json`
  static Features read(JsonSection config) {
    List<Feature> inputs = list(config, "input_features");
    List<Feature> outputs = list(config, "output_features");
    if (outputs.size() != 1 || !outputs.getFirst().name().equals(Feature.ACTION))
      throw config.problem("output_features", names(outputs) + " must be [action]");
    Feature action = outputs.getFirst();
    if (action.type() != FeatureType.ACTION)
      throw config.problem("output_features.action.type", action.type() + " must be ACTION");
    return new Features(
        named(inputs, FeatureType.STATE, Feature.STATE),
        environment(config, inputs),
        inputs.stream().filter(Features::camera).toList(),
        inputs.stream().filter(Features::unseen).map(Feature::name).toList(),
        action);
  }

  /// What is normalised on the way in.
  List<Feature> inputs() {
    List<Feature> all = new ArrayList<>();
    state.ifPresent(all::add);
    environment.ifPresent(all::add);
    all.addAll(cameras);
    return all;
  }

  private static Optional<Feature> environment(JsonSection config, List<Feature> inputs) {
    for (Feature each : inputs)
      if (each.type() == FeatureType.ENV && !each.name().equals(Feature.ENVIRONMENT))
        throw config.problem(
            "input_features." + each.name(), "type ENV must be named " + Feature.ENVIRONMENT);
    return named(inputs, FeatureType.ENV, Feature.ENVIRONMENT);
  }

  private static Optional<Feature> named(List<Feature> inputs, FeatureType type, String name) {
    return inputs.stream().filter(f -> f.type() == type && f.name().equals(name)).findFirst();
  }

  /// A camera that only fills a place: the network is given nothing for it.
  private static boolean camera(Feature feature) {
    return feature.type() == FeatureType.VISUAL && !feature.name().startsWith(EMPTY_CAMERA);
  }

  private static boolean unseen(Feature feature) {
    return feature.type() == FeatureType.STATE && !feature.name().equals(Feature.STATE)
        || feature.name().startsWith(EMPTY_CAMERA);
  }

  private static List<Feature> list(JsonSection config, String key) {
    if (!config.has(key))
      throw config.problem(key, "is missing or null; a trained checkpoint names its features");
    JsonSection section = config.section(key);
    return section.keys().stream().map(name -> feature(name, section.section(name))).toList();
  }

  static Feature feature(String name, JsonSection json) {
    json.only("type", "shape");
    FeatureType type = json.word("type", FeatureType.class);
    int dimensions = type == FeatureType.VISUAL ? 3 : 1;
    if (type == FeatureType.REWARD || type == FeatureType.LANGUAGE)
      throw json.problem("type", type + " is not supported; supported: STATE, VISUAL, ENV, ACTION");
    int[] shape = json.counts("shape", dimensions);
    if (type == FeatureType.VISUAL && shape[0] != 3)
      throw json.problem(
          "shape", Arrays.toString(shape) + " must be [3, height, width]: RGB, channels first");
    return new Feature(name, type, shape);
  }

  private static List<String> names(List<Feature> features) {
    return features.stream().map(Feature::name).toList();
  }
}
