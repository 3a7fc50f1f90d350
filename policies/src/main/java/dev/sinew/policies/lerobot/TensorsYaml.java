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
      }
      case TensorPlan.Image image -> {
        yaml.put("from", "camera");
        yaml.put("camera", naming.camera(image.camera()));
        yaml.put(
            "process",
            ProcessYaml.of(
                preprocessor.normalizations().get(image.camera().name()), image.geometry()));
      }
      case TensorPlan.Tokens _ -> yaml.put("from", "prompt");
      case TensorPlan.TokenMask _ -> yaml.put("from", "prompt-mask");
      case TensorPlan.Made _ -> {}
    }
    yaml.put("shape", Arrays.stream(plan.shape()).boxed().toList());
    return yaml;
  }
}
