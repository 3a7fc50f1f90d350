package dev.sinew.policies.lerobot;

import dev.sinew.runtime.config.ConfigException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Statistics of features, wherever a checkpoint keeps them. A statistic that a feature needs and
/// that is missing, of another size, not finite or upside down is refused; LeRobot would leave the
/// feature as it is.
final class Statistics {

  private final Safetensors file;
  private final Path path;
  private final Function<String, String> prefix;

  private Statistics(Path path, Safetensors file, Function<String, String> prefix) {
    this.path = path;
    this.file = file;
    this.prefix = prefix;
  }

  /// The state of a normaliser step: `<feature>.<statistic>`.
  static Statistics ofStep(Path path, Safetensors file) {
    return new Statistics(path, file, name -> name);
  }

  /// Buffers of the network, as LeRobot before 0.4 kept them: dots of the feature's name are
  /// underscores.
  ///
  /// @param module `normalize_inputs` or `unnormalize_outputs`
  static Statistics ofBuffers(Path path, Safetensors file, String module) {
    return new Statistics(path, file, name -> module + ".buffer_" + name.replace('.', '_'));
  }

  Map<String, Normalization> of(List<Feature> features, NormMap map, double eps) {
    Map<String, Normalization> found = new LinkedHashMap<>();
    for (Feature each : features) found.put(each.name(), of(each, map.of(each.type()), eps));
    return found;
  }

  Normalization of(Feature feature, NormMode mode, double eps) {
    if (mode == NormMode.IDENTITY) return Normalization.identity(feature.width());
    double[] first = values(feature, mode, mode.first);
    double[] second = values(feature, mode, mode.second);
    for (int i = 0; i < first.length; i++) {
      double least = mode == NormMode.MEAN_STD ? 0 : first[i];
      if (!(second[i] >= least))
        throw problem(feature, mode.second, second[i] + " (value " + i + ") is below " + least);
    }
    return new Normalization(mode, feature.width(), first, second, eps);
  }

  private double[] values(Feature feature, NormMode mode, String statistic) {
    String name = prefix.apply(feature.name()) + "." + statistic;
    if (!file.names().contains(name))
      throw problem(
          feature,
          statistic,
          "is missing, but "
              + feature.type()
              + " features are normalised by "
              + mode
              + "; LeRobot would pass "
              + feature.name()
              + " unchanged, this never does");
    double[] values = file.values(name);
    if (values.length != feature.width())
      throw problem(
          feature,
          statistic,
          "shape "
              + Arrays.toString(file.shape(name))
              + " does not fit the feature's "
              + Arrays.toString(feature.shape()));
    for (double value : values)
      if (!Double.isFinite(value))
        throw problem(
            feature,
            statistic,
            value + " is not finite; the checkpoint was saved without statistics");
    return values;
  }

  private ConfigException problem(Feature feature, String statistic, String problem) {
    return new ConfigException(path, prefix.apply(feature.name()) + "." + statistic, problem);
  }
}
