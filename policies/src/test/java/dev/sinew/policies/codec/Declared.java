package dev.sinew.policies.codec;

import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigSection;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Codecs as a manifest declares them. The manifest lies beside the fixtures.
final class Declared {

  private Declared() {}

  static ActionCodec codec(String list, int networkWidth, int dof, Map<String, double[]> streams) {
    return CodecSection.read(action(list, dof), networkWidth, specs(streams));
  }

  static ConfigSection action(String list, int dof) {
    String text = "{action: {width: " + dof + ", codec: " + list + "}}";
    return ConfigSection.parse(folder().resolve("policy.yaml"), text).section("action");
  }

  static Path folder() {
    try {
      return Path.of(Declared.class.getResource("codecs.json").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// An older step precedes the newest one and must not count.
  static Map<String, StateWindow> states(Map<String, double[]> streams) {
    return streams.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e ->
                    new StateWindow(
                        new double[][] {new double[e.getValue().length], e.getValue()})));
  }

  private static List<StreamSpec> specs(Map<String, double[]> streams) {
    return streams.entrySet().stream()
        .map(e -> new StreamSpec(e.getKey(), e.getValue().length, Unit.ONE))
        .toList();
  }
}
