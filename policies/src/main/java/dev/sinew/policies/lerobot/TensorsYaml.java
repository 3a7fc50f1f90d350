package dev.sinew.policies.lerobot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Words the `tensors` section.
final class TensorsYaml {

  private final Preprocessor preprocessor;
  private final Naming naming;

  TensorsYaml(Preprocessor preprocessor, Naming naming) {
    this.preprocessor = preprocessor;
    this.naming = naming;
  }

  Map<String, Object> of(List<TensorPlan> plans) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    for (TensorPlan plan : plans) yaml.put(plan.name(), tensor(plan));
    return yaml;
  }

  private Map<String, Object> tensor(TensorPlan plan) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    switch (plan) {
      case TensorPlan.Values values -> {
        yaml.put("from", "inputs");
        yaml.put("streams", List.of(naming.stream(values.feature())));
        int width = (int) values.shape()[values.shape().length - 1];
        if (width > values.feature().width()) yaml.put("pad-to", width);
      }
      case TensorPlan.Image image -> {
        yaml.put("from", "camera");
        yaml.put("camera", naming.camera(image.camera()));
        yaml.put(
            "process",
            ProcessYaml.of(
                preprocessor.normalizations().get(image.camera().name()), image.geometry()));
      }
      case TensorPlan.Tokens _ -> prompt(yaml, "tokens", "int64");
      case TensorPlan.TokenMask _ -> prompt(yaml, "mask", "bool");
      case TensorPlan.Noise noise -> {
        yaml.put("from", "noise");
        yaml.put("distribution", noise.distribution());
      }
      case TensorPlan.Made made -> {
        if (!made.type().equals("float32")) yaml.put("type", made.type());
      }
    }
    yaml.put("shape", Arrays.stream(plan.shape()).boxed().toList());
    return yaml;
  }

  private static void prompt(Map<String, Object> yaml, String part, String type) {
    yaml.put("from", "prompt");
    yaml.put("part", part);
    yaml.put("type", type);
  }
}
