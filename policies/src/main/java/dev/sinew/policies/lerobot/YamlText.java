package dev.sinew.policies.lerobot;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes YAML for people: mappings one key a line, lists of numbers and words on one line.
///
/// A value is a [Map], a [List], a [String], a [Boolean] or a [Number].
final class YamlText {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
  private static final Set<String> RESERVED =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private final StringBuilder out = new StringBuilder();

  private YamlText() {}

  static String of(Map<String, ?> root) {
    YamlText text = new YamlText();
    text.block(root, 0);
    return text.out.toString();
  }

  private void block(Map<String, ?> map, int indent) {
    map.forEach(
        (key, value) -> {
          out.append(" ".repeat(indent)).append(scalar(key)).append(':');
          if (value instanceof Map<?, ?> inner && nested(inner)) block(inner, out, indent);
          else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance))
            items(list, indent);
          else out.append(' ').append(flow(value)).append('\n');
        });
  }

  @SuppressWarnings("unchecked") // keys are texts throughout
  private void block(Map<?, ?> map, StringBuilder line, int indent) {
    line.append('\n');
    block((Map<String, ?>) map, indent + 2);
  }

  private void items(List<?> list, int indent) {
    out.append('\n');
    for (Object each : list)
      out.append(" ".repeat(indent)).append("  - ").append(flow(each)).append('\n');
  }

  /// Whether it is worth lines of its own.
  private static boolean nested(Map<?, ?> map) {
    return map.values().stream().anyMatch(v -> v instanceof Map || v instanceof List)
        || map.size() > 3;
  }

  private static String flow(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(e -> scalar(e.getKey()) + ": " + flow(e.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case List<?> list ->
          list.stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
      default -> scalar(value);
    };
  }

  private static String scalar(Object value) {
    if (!(value instanceof String text)) return value.toString();
    return PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT))
        ? text
        : quoted(text);
  }

  /// Double quotes, with the escapes of JSON, which YAML shares.
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') quoted.append('\\').append(c);
      else if (c < ' ' || c > '~') quoted.append("\\u%04x".formatted((int) c));
      else quoted.append(c);
    }
    return quoted.append('"').toString();
  }
}
