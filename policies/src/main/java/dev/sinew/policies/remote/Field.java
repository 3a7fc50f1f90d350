package dev.sinew.policies.remote;

import dev.sinew.runtime.Observation;
import dev.sinew.runtime.port.PolicyException;
import java.util.LinkedHashMap;
import java.util.Map;

/// One entry of a request.
///
/// @param parent map that holds it, empty for the request itself
/// @param key name in that map
record Field(String parent, String key, Content content) {

  /// Makes the value of a field.
  @FunctionalInterface
  interface Content {

    /// @throws PolicyException when the observation lacks what the field shows
    Object of(Observation observation);
  }

  void put(Observation observation, Map<String, Object> request) {
    Object value = content.of(observation);
    if (parent.isEmpty()) {
      request.put(key, value);
      return;
    }
    @SuppressWarnings("unchecked") // only fields put maps under a parent's name
    Map<String, Object> holder =
        (Map<String, Object>) request.computeIfAbsent(parent, _ -> new LinkedHashMap<>());
    holder.put(key, value);
  }
}
