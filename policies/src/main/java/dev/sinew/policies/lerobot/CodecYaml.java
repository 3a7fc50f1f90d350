package dev.sinew.policies.lerobot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Words the `codec` list of the action: from the network's rows to commands.
final class CodecYaml {

  private CodecYaml() {}

  /// @param rowWidth values of a network row
  /// @param width values of an action
  /// @param normalizer of the action
  /// @param stream what the rows are relative to
  static List<Object> of(
      int rowWidth,
      int width,
      Object normalizer,
      Optional<RelativeActions> relative,
      String stream) {
    List<Object> links = new ArrayList<>();
    if (rowWidth != width) links.add(link("padding", "keep", width));
    links.add(link("denormalize", "normalizer", normalizer));
    relative.ifPresent(r -> links.add(delta(r, stream)));
    return links;
  }

  private static Map<String, Object> delta(RelativeActions relative, String stream) {
    List<Integer> columns =
        IntStream.range(0, relative.relative().size())
            .filter(i -> relative.relative().get(i))
            .boxed()
            .toList();
    Map<String, Object> yaml = link("delta", "columns", columns);
    yaml.put("stream", stream);
    return yaml;
  }

  private static Map<String, Object> link(String kind, String key, Object value) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("kind", kind);
    yaml.put(key, value);
    return yaml;
  }
}
