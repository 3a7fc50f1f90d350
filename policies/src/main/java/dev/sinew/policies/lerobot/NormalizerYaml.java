package dev.sinew.policies.lerobot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Words a `normalizer` section.
final class NormalizerYaml {

  private NormalizerYaml() {}

  /// Every formula is one of (x - a) / b, so a value in another unit is normalised alike by
  /// statistics in that unit, eps among them.
  ///
  /// @param scale the bundle's unit in the checkpoint's; with 1 the arithmetic is PyTorch's float32
  static Map<String, Object> of(Normalization normalization, double scale) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    if (normalization.mode() == NormMode.IDENTITY) {
      if (scale == 1) yaml.put("kind", "identity");
      else linear(yaml, normalization, scale);
      return yaml;
    }
    yaml.put("kind", kind(normalization.mode()));
    yaml.put(normalization.mode().first, numbers(normalization.first(), scale));
    yaml.put(normalization.mode().second, numbers(normalization.second(), scale));
    yaml.put("eps", normalization.eps() * scale);
    yaml.put("convention", "lerobot");
    yaml.put("precision", scale == 1 ? "float32" : "float64");
    return yaml;
  }

  static List<Double> numbers(double[] values, double scale) {
    return Arrays.stream(values).map(v -> v * scale).boxed().toList();
  }

  private static void linear(Map<String, Object> yaml, Normalization normalization, double scale) {
    double[] ones = new double[normalization.width()];
    Arrays.fill(ones, 1 / scale);
    yaml.put("kind", "linear");
    yaml.put("scale", numbers(ones, 1));
    yaml.put("offset", numbers(new double[ones.length], 1));
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
