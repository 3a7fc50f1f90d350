package dev.sinew.policies.lerobot;

import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.NearestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A mapping in a JSON file that knows where it stands. Nothing about it is trusted: every getter
/// checks, and complains in one line with file, key and value. Immutable.
final class JsonSection {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final long MAX_BYTES = 64 << 20;

  private final Path file;
  private final String path;
  private final JsonNode node;

  private JsonSection(Path file, String path, JsonNode node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  /// @throws ConfigException when it is missing, unreadable, no JSON or no mapping
  static JsonSection read(Path file) {
    if (!Files.isRegularFile(file)) throw new ConfigException(file, "", "no such file");
    try {
      if (Files.size(file) > MAX_BYTES)
        throw new ConfigException(file, "", Files.size(file) + " bytes are too many for JSON");
      return parse(file, Files.readString(file));
    } catch (IOException e) {
      throw new ConfigException(file, "", "cannot be read: " + e.getMessage());
    }
  }

  static JsonSection parse(Path file, String text) {
    try {
      JsonNode root = MAPPER.readTree(text);
      if (!root.isObject()) throw new ConfigException(file, "", "is not a JSON mapping");
      return new JsonSection(file, "", root);
    } catch (JacksonException e) {
      String line = e.getOriginalMessage().lines().findFirst().orElse("damaged");
      throw new ConfigException(file, "", "not valid JSON: " + shortened(line));
    }
  }

  Path file() {
    return file;
  }

  /// Whether the key is there and not `null`.
  boolean has(String key) {
    return node.hasNonNull(key);
  }

  /// Whether the key holds a mapping.
  boolean isSection(String key) {
    return node.path(key).isObject();
  }

  List<String> keys() {
    return List.copyOf(node.propertyNames());
  }

  /// @throws ConfigException for the first key that is not among those
  void only(Set<String> known) {
    for (String key : node.propertyNames())
      if (!known.contains(key))
        throw problem(key, "unknown key" + NearestKey.suggestion(key, known));
  }

  void only(String... known) {
    only(Set.of(known));
  }

  JsonSection section(String key) {
    JsonNode value = required(key);
    if (!value.isObject()) throw wrong(key, value, "a mapping");
    return new JsonSection(file, pathOf(key), value);
  }

  List<JsonSection> sections(String key) {
    JsonNode list = list(key);
    for (JsonNode each : list) if (!each.isObject()) throw wrong(key, each, "a mapping");
    return IntStream.range(0, list.size())
        .mapToObj(i -> new JsonSection(file, pathOf(key) + "[" + i + "]", list.get(i)))
        .toList();
  }

  String text(String key) {
    JsonNode value = required(key);
    if (!value.isString()) throw wrong(key, value, "a text");
    return value.stringValue();
  }

  String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  List<String> texts(String key) {
    JsonNode list = list(key);
    for (JsonNode each : list) if (!each.isString()) throw wrong(key, list, "a list of texts");
    return list.valueStream().map(JsonNode::stringValue).toList();
  }

  /// A text that is the name of a constant.
  <E extends Enum<E>> E word(String key, Class<E> type) {
    String text = text(key);
    for (E each : type.getEnumConstants()) if (each.name().equals(text)) return each;
    throw problem(key, "'" + text + "' is none of " + Arrays.toString(type.getEnumConstants()));
  }

  boolean flag(String key) {
    JsonNode value = required(key);
    if (!value.isBoolean()) throw wrong(key, value, "true or false");
    return value.booleanValue();
  }

  boolean flag(String key, boolean otherwise) {
    return has(key) ? flag(key) : otherwise;
  }

  /// A whole number above 0.
  int count(String key) {
    JsonNode value = required(key);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1)
      throw wrong(key, value, "a whole number above 0");
    return value.intValue();
  }

  int count(String key, int otherwise) {
    return has(key) ? count(key) : otherwise;
  }

  double number(String key) {
    JsonNode value = required(key);
    if (!value.isNumber() || !Double.isFinite(value.doubleValue()))
      throw wrong(key, value, "a finite number");
    return value.doubleValue();
  }

  double number(String key, double otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  long[] integers(String key) {
    JsonNode list = list(key);
    for (JsonNode each : list)
      if (!each.isIntegralNumber() || !each.canConvertToLong())
        throw wrong(key, list, "a list of whole numbers");
    return list.valueStream().mapToLong(JsonNode::longValue).toArray();
  }

  /// Whole numbers above 0, as many as asked for.
  int[] counts(String key, int many) {
    JsonNode list = list(key);
    boolean fits = list.size() == many;
    for (JsonNode each : list)
      fits &= each.isIntegralNumber() && each.canConvertToInt() && each.intValue() > 0;
    if (!fits) throw wrong(key, list, many + " whole numbers above 0");
    return list.valueStream().mapToInt(JsonNode::intValue).toArray();
  }

  /// A complaint about a key of this section; about the section where the key is empty.
  ConfigException problem(String key, String problem) {
    return new ConfigException(file, pathOf(key), problem);
  }

  private JsonNode list(String key) {
    JsonNode value = required(key);
    if (!value.isArray()) throw wrong(key, value, "a list");
    return value;
  }

  private JsonNode required(String key) {
    JsonNode value = node.get(key);
    if (value == null) throw problem(key, "is missing");
    return value;
  }

  private ConfigException wrong(String key, JsonNode value, String right) {
    return problem(key, shortened(value.toString()) + " is not " + right);
  }

  private String pathOf(String key) {
    String name = printable(key);
    return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
  }

  private static String printable(String key) {
    return shortened(key.replaceAll("\\p{Cntrl}", "?"));
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }
}
