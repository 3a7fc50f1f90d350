package dev.sinew.app.dataset.lerobot;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The key `huggingface` in the footer of a file of rows: the types as the `datasets` package names
/// them. LeRobot of v2.1 learns only from here which columns are pictures.
final class HuggingFace {

  private HuggingFace() {}

  static Map<String, String> footer(List<Stored> columns) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode features = json.putObject("info").putObject("features");
    for (Stored stored : columns) features.set(stored.name(), type(stored));
    return Map.of("huggingface", Json.MAPPER.writeValueAsString(json));
  }

  private static ObjectNode type(Stored stored) {
    List<Integer> shape = stored.feature().shape();
    if (stored.isImage()) return typed("Image");
    if (shape.equals(List.of(1))) return value(stored);
    if (shape.size() == 1) {
      ObjectNode list = typed("Sequence").put("length", shape.getFirst());
      list.set("feature", value(stored));
      return list;
    }
    ObjectNode array = typed("Array" + shape.size() + "D").put("dtype", dtype(stored));
    shape.forEach(array.putArray("shape")::add);
    return array;
  }

  private static ObjectNode value(Stored stored) {
    return typed("Value").put("dtype", dtype(stored));
  }

  private static String dtype(Stored stored) {
    return stored.feature().dtype().name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode typed(String type) {
    return JsonNodeFactory.instance.objectNode().put("_type", type);
  }
}
