package dev.sinew.policies.lerobot;

import java.util.LinkedHashMap;
import java.util.Map;

/// Checks that an export's sampler is the one that `config.json` describes: a scheduler of
/// diffusers with LeRobot's arguments, everything else at its default.
final class SamplerFacts {

  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "thresholding",
          false,
          "timestep_spacing",
          "leading",
          "steps_offset",
          0.0,
          "rescale_betas_zero_snr",
          false,
          "variance_type",
          "fixed_small",
          "set_alpha_to_one",
          true,
          "eta",
          0.0,
          "use_clipped_model_output",
          false);

  private SamplerFacts() {}

  /// @param found `head.sampler` of `export.json`
  static void check(JsonSection found, Head.Diffusion head) {
    Map<String, Object> expected = new LinkedHashMap<>(DEFAULTS);
    expected.put("family", head.implicit() ? "ddim" : "ddpm");
    expected.put("num_inference_steps", (double) head.steps());
    expected.put("num_train_timesteps", (double) head.trainSteps());
    expected.put("beta_schedule", head.schedule().word());
    expected.put("beta_start", head.betaStart());
    expected.put("beta_end", head.betaEnd());
    expected.put("prediction_type", head.sampleOutput() ? "sample" : "epsilon");
    expected.put("clip_sample", head.clip() > 0);
    if (head.clip() > 0) expected.put("clip_sample_range", head.clip());
    check(found, expected);
  }

  /// @param found `head.sampler` of `export.json`
  static void check(JsonSection found, Head.Flow head) {
    check(
        found,
        Map.of(
            "family",
            "flow-" + head.solver(),
            "num_inference_steps",
            (double) head.steps(),
            "time_start",
            (double) head.noiseAt(),
            "time_end",
            1.0 - head.noiseAt(),
            "prediction_type",
            "velocity"));
  }

  private static void check(JsonSection found, Map<String, Object> expected) {
    for (var each : expected.entrySet()) {
      if (!found.has(each.getKey())) continue;
      Object value = value(found, each.getKey(), each.getValue());
      if (!value.equals(each.getValue()))
        throw found.problem(
            each.getKey(),
            value + ", but config.json and diffusers' defaults make it " + each.getValue());
    }
  }

  private static Object value(JsonSection found, String key, Object like) {
    return switch (like) {
      case Boolean _ -> found.flag(key);
      case String _ -> found.text(key);
      default -> found.number(key);
    };
  }
}
