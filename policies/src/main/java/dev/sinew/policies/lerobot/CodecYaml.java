package dev.sinew.policies.lerobot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Words the `codec` list of the action: from denormalised rows to commands.
final class CodecYaml {

  private CodecYaml() {}

  /// @param stream what the rows are relative to
  /// @return nothing when rows are commands already
  static Optional<List<Object>> of(Optional<RelativeActions> relative, String stream) {
    return relative.map(r -> List.of(delta(r, stream)));
  }

  private static Map<String, Object> delta(RelativeActions relative, String stream) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("kind", "delta");
    yaml.put(
        "columns",
        IntStream.range(0, relative.relative().size())
            .filter(i -> relative.relative().get(i))
            .boxed()
            .toList());
    yaml.put("stream", stream);
    return yaml;
  }
}
