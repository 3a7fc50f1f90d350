package dev.sinew.policies.lerobot;

import dev.sinew.policies.lerobot.ImageGeometry.Padding;
import dev.sinew.policies.lerobot.ImageGeometry.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Words the `process` list of a camera's tensor, in LeRobot's order: bytes to [0, 1], normalised,
/// then what the network would do to its images.
final class ProcessYaml {

  private static final double BYTE = 1 / 255.0;

  private ProcessYaml() {}

  static List<Map<String, Object>> of(Normalization normalization, ImageGeometry geometry) {
    List<Map<String, Object>> steps = new ArrayList<>();
    steps.add(Map.of("scale", BYTE));
    if (normalization.mode() != NormMode.IDENTITY) steps.add(normalize(normalization));
    geometry.resize().ifPresent(s -> steps.add(Map.of("resize", resize(s))));
    geometry.crop().ifPresent(s -> steps.add(Map.of("crop", size(s))));
    geometry.pad().ifPresent(p -> steps.add(Map.of("resize-with-pad", padded(p))));
    if (geometry.signed())
      steps.add(normalize(new double[] {.5, .5, .5}, new double[] {.5, .5, .5}));
    return steps;
  }

  /// As (x - a) / b, whatever the mode: with bounds, a is the middle and b half the span. Rounded
  /// to float32 where PyTorch rounds, so an eps of 1e-8 most often leaves no trace.
  private static Map<String, Object> normalize(Normalization n) {
    double[] a = new double[n.first().length];
    double[] b = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      double first = n.first()[i];
      double second = n.second()[i];
      boolean deviation = n.mode() == NormMode.MEAN_STD;
      double span = second == first ? n.eps() : second - first;
      a[i] = deviation ? first : first + span / 2;
      b[i] = deviation ? (float) second + (float) n.eps() : span / 2;
    }
    return normalize(a, b);
  }

  private static Map<String, Object> normalize(double[] mean, double[] std) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("mean", NormalizerYaml.numbers(mean, 1));
    yaml.put("std", NormalizerYaml.numbers(std, 1));
    return Map.of("normalize", yaml);
  }

  private static Map<String, Object> resize(Size size) {
    Map<String, Object> yaml = size(size);
    yaml.put("method", "torch-bilinear-antialias");
    return yaml;
  }

  private static Map<String, Object> padded(Padding padding) {
    Map<String, Object> yaml = size(padding.size());
    yaml.put("method", "torch-bilinear");
    yaml.put("place", padding.centred() ? "center" : "bottom-right");
    yaml.put("value", 0);
    return yaml;
  }

  private static Map<String, Object> size(Size size) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("width", size.width());
    yaml.put("height", size.height());
    return yaml;
  }
}
