package dev.sinew.policies.lerobot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Words the `codec` list of the action: what its rows mean once they are in the robot's unit.
final class CodecYaml {

  private CodecYaml() {}

  /// @param stream what the rows are relative to
  static List<Object> of(Optional<RelativeActions> relative, String stream) {
    if (relative.isEmpty()) return List.of("absolute");
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("stream", stream);
    yaml.put("values", relative.get().relative());
    return List.of(Map.of("relative", yaml));
  }
}
