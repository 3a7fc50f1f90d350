package dev.sinew.drivers.ros.bridge;

import dev.sinew.drivers.ros.node.RosException;
import java.util.List;
import java.util.Map;

/// A parameter as rosapi takes it: JSON.
final class ParameterJson {

  private ParameterJson() {}

  /// @throws RosException when there is something in it that no parameter can be
  static void put(String name, Object value, StringBuilder out) throws RosException {
    switch (value) {
      case Boolean b -> out.append(b);
      case Long n -> out.append(n);
      case Integer n -> out.append(n);
      case Double d when Double.isFinite(d) -> out.append(d);
      case String text -> new JsonText(out).text(text);
      case List<?> list -> list(name, list, out);
      case Map<?, ?> map -> map(name, map, out);
      case null, default ->
          throw new RosException(
              "parameter %s: '%s' is no Boolean, Long, finite Double, String, List or Map"
                  .formatted(name, Lines.one(value)));
    }
  }

  private static void list(String name, List<?> list, StringBuilder out) throws RosException {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) out.append(',');
      put(name, list.get(i), out);
    }
    out.append(']');
  }

  private static void map(String name, Map<?, ?> map, StringBuilder out) throws RosException {
    out.append('{');
    boolean isFirst = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!isFirst) out.append(',');
      isFirst = false;
      new JsonText(out).text(String.valueOf(entry.getKey()));
      out.append(':');
      put(name, entry.getValue(), out);
    }
    out.append('}');
  }
}
