package dev.sinew.policies.lerobot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Words a `normalizer` section. PyTorch computed it in float32, so does the bundle.
final class NormalizerYaml {

  private NormalizerYaml() {}

  static Map<String, Object> of(Normalization normalization) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("kind", kind(normalization.mode()));
    if (normalization.mode() == NormMode.IDENTITY) return yaml;
    yaml.put(normalization.mode().first, numbers(normalization.first()));
    yaml.put(normalization.mode().second, numbers(normalization.second()));
    yaml.put("eps", normalization.eps());
    yaml.put("convention", "lerobot");
    yaml.put("precision", "float32");
    return yaml;
  }

  static List<Double> numbers(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static String kind(NormMode mode) {
    return switch (mode) {
      case IDENTITY -> "identity";
      case MEAN_STD -> "mean-std";
      case MIN_MAX -> "min-max";
      case QUANTILES, QUANTILE10 -> "quantile";
    };
  }
}
