package dev.sinew.app.dataset.lerobot;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Statistics in `meta/stats.json` and `meta/episodes_stats.jsonl`.
final class StatsJson {

  private StatsJson() {}

  static ObjectNode write(Map<String, FeatureStats> stats) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    stats.forEach((feature, of) -> json.set(feature, write(of)));
    return json;
  }

  private static ObjectNode write(FeatureStats stats) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    stats.values().forEach((name, values) -> write(json.putArray(name), values, stats.image()));
    json.putArray("count").add(stats.count());
    return json;
  }

  private static void write(ArrayNode array, double[] values, boolean image) {
    for (double value : values)
      if (image) array.addArray().addArray().add(value);
      else array.add(value);
  }

  /// Statistics that are not numbers, or lack one of `min`, `max`, `mean`, `std`, `count`, are left
  /// out.
  static Map<String, FeatureStats> read(JsonNode json, Iterable<Stored> features) {
    Map<String, FeatureStats> stats = new LinkedHashMap<>();
    for (Stored stored : features) {
      JsonNode of = json.path(stored.name());
      Map<String, double[]> values = new LinkedHashMap<>();
      for (String name : FeatureStats.NAMES)
        if (of.has(name)) values.put(name, numbers(of.path(name)));
      if (values.keySet().containsAll(FeatureStats.NAMES.subList(0, 4)) && of.has("count"))
        stats.put(
            stored.name(),
            new FeatureStats(stored.isImage(), values, of.path("count").path(0).asLong(1)));
    }
    return stats;
  }

  private static double[] numbers(JsonNode json) {
    if (json.isNumber()) return new double[] {json.asDouble()};
    return json.valueStream().flatMapToDouble(n -> java.util.Arrays.stream(numbers(n))).toArray();
  }
}
