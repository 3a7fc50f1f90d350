package dev.sinew.policies.lerobot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Words the `sampler` section, every value that decides a number written out.
final class SamplerYaml {

  private SamplerYaml() {}

  /// @return nothing for a network that needs no sampler
  static Optional<Map<String, Object>> of(Head head) {
    return switch (head) {
      case Head.Direct _ -> Optional.empty();
      case Head.Diffusion diffusion -> Optional.of(diffusion(diffusion));
      case Head.Flow flow -> Optional.of(flow(flow));
    };
  }

  private static Map<String, Object> diffusion(Head.Diffusion head) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("kind", head.implicit() ? "ddim" : "ddpm");
    yaml.put("num-inference-steps", head.steps());
    yaml.put("num-train-timesteps", head.trainSteps());
    yaml.put("beta-schedule", head.schedule().word());
    yaml.put("beta-start", head.betaStart());
    yaml.put("beta-end", head.betaEnd());
    yaml.put("timestep-spacing", "leading");
    yaml.put("prediction-type", head.sampleOutput() ? "sample" : "epsilon");
    yaml.put("clip-sample", head.clip() > 0);
    if (head.clip() > 0) yaml.put("clip-sample-range", head.clip());
    if (head.implicit()) yaml.put("set-alpha-to-one", true);
    else yaml.put("variance-type", "fixed_small");
    return yaml;
  }

  private static Map<String, Object> flow(Head.Flow head) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("kind", "flow");
    yaml.put("solver", head.solver());
    yaml.put("num-inference-steps", head.steps());
    yaml.put("noise-at", head.noiseAt());
    return yaml;
  }
}
