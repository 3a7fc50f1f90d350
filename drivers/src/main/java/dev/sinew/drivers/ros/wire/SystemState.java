package dev.sinew.drivers.ros.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who is registered with the master (`getSystemState`, <https://wiki.ros.org/ROS/Master_API>).
///
/// @param publishers nodes by topic
/// @param subscribers nodes by topic
public record SystemState(
    Map<String, List<String>> publishers, Map<String, List<String>> subscribers) {

  /// What is not of the form that the master's interface states is left out.
  static SystemState of(Object value) {
    List<?> lists = value instanceof List<?> list ? list : List.of();
    return new SystemState(
        book(lists.isEmpty() ? null : lists.get(0)), book(lists.size() < 2 ? null : lists.get(1)));
  }

  private static Map<String, List<String>> book(Object value) {
    Map<String, List<String>> book = new HashMap<>();
    if (value instanceof List<?> entries)
      for (Object entry : entries)
        if (entry instanceof List<?> pair
            && pair.size() == 2
            && pair.get(1) instanceof List<?> nodes) book.put(pair.get(0) + "", texts(nodes));
    return book;
  }

  private static List<String> texts(List<?> values) {
    List<String> texts = new ArrayList<>(values.size());
    for (Object value : values) texts.add(String.valueOf(value));
    return texts;
  }
}
