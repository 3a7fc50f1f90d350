package dev.sinew.runtime.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/// A mapping in a YAML file that knows where it stands. Immutable.
///
/// Getters trust a schema that was checked before ([#validate]); asking for a key that the schema
/// does not require, or as another type, is a mistake of the program and says so.
public final class ConfigSection {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// A long text takes the parser minutes, and no configuration is long.
  private static final long MOST_BYTES = 1 << 20;

  private final Path file;
  private final String path;
  private final JsonNode node;

  private ConfigSection(Path file, String path, JsonNode node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  /// @throws ConfigException when the file is missing, unreadable, no YAML or no mapping
  public static ConfigSection read(Path file) {
    if (!Files.isRegularFile(file)) throw new ConfigException(file, "", "no such file");
    try {
      if (Files.size(file) > MOST_BYTES)
        throw new ConfigException(
            file, "", "has %d bytes, more than %d".formatted(Files.size(file), MOST_BYTES));
      return parse(file, Files.readString(file));
    } catch (IOException e) {
      throw new ConfigException(file, "", "cannot be read: " + e.getMessage());
    }
  }

  /// Reads a text as if it stood in a file.
  ///
  /// @throws ConfigException when it is no YAML or no mapping
  public static ConfigSection parse(Path file, String text) {
    JsonNode root;
    try {
      mustStandForItself(file, text);
      root = YAML.readTree(text);
    } catch (JacksonException e) {
      var at = e.getLocation();
      String where = at == null ? "" : "line " + at.getLineNr() + ": ";
      throw new ConfigException(file, "", where + notYaml(e));
    }
    if (!root.isObject())
      throw new ConfigException(file, "", "is not a YAML mapping of keys to values");
    return new ConfigSection(file, "", root);
  }

  /// An alias would be read as its own name.
  private static void mustStandForItself(Path file, String text) {
    try (YAMLParser parser = (YAMLParser) YAML.createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias())
          throw new ConfigException(
              file,
              "",
              "line %d: '*%s' stands for a value elsewhere; write the value"
                  .formatted(parser.currentTokenLocation().getLineNr(), parser.getString()));
      }
    }
  }

  /// A copy in which one value is another, as if the file said so. Not checked: see [#validate].
  ///
  /// @param key from this section, its parts joined by dots; mappings on the way are made where
  ///     they are missing
  /// @param yaml as it would stand in the file
  /// @throws ConfigException when the value is no YAML or the key leads into something that is no
  ///     mapping
  public ConfigSection with(String key, String yaml) {
    return with(key, value(key, yaml));
  }

  /// The same where the value is a text.
  ///
  /// @throws ConfigException when the key leads into something that is no mapping
  public ConfigSection withText(String key, String text) {
    return with(key, StringNode.valueOf(text));
  }

  /// The same where the value is a section, of this file or another.
  ///
  /// @throws ConfigException when the key leads into something that is no mapping
  public ConfigSection with(String key, ConfigSection value) {
    return with(key, value.node.deepCopy());
  }

  private ConfigSection with(String key, JsonNode value) {
    JsonNode copy = node.deepCopy();
    JsonNode at = copy;
    String[] parts = key.split("\\.", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      JsonNode next = at.get(parts[i]);
      at = next == null ? ((ObjectNode) at).putObject(parts[i]) : next;
      if (!at.isObject()) throw problem(key, "'" + parts[i] + "' is not a mapping");
    }
    ((ObjectNode) at).set(parts[parts.length - 1], value);
    return new ConfigSection(file, path, copy);
  }

  /// Checks this section; the first complaint is thrown.
  ///
  /// @param schema a JSON Schema (draft 2020-12) document
  public ConfigSection validate(Schema schema) {
    schema.check(this, node);
    return this;
  }

  public Path file() {
    return file;
  }

  /// A path written in this file, relative to the file's own folder.
  public Path resolve(String relative) {
    return file.resolveSibling(relative).normalize();
  }

  public boolean has(String key) {
    return node.has(key);
  }

  /// The keys, in the order of the file.
  public List<String> keys() {
    return List.copyOf(node.propertyNames());
  }

  public ConfigSection section(String key) {
    return new ConfigSection(file, pathOf(key), required(key));
  }

  /// A list of mappings.
  public List<ConfigSection> sections(String key) {
    JsonNode list = required(key);
    return IntStream.range(0, list.size())
        .mapToObj(i -> new ConfigSection(file, pathOf(key) + "[" + i + "]", list.get(i)))
        .toList();
  }

  public String text(String key) {
    return required(key).stringValue();
  }

  /// Of a key that may be left out.
  public String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  public double number(String key) {
    return numeric(key, JsonNode::doubleValue);
  }

  /// Of a key that may be left out.
  public double number(String key, double otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  public int integer(String key) {
    return numeric(key, JsonNode::intValue);
  }

  /// Of a key that may be left out.
  public int integer(String key, int otherwise) {
    return has(key) ? integer(key) : otherwise;
  }

  public boolean flag(String key) {
    return required(key).booleanValue();
  }

  /// Of a key that may be left out.
  public boolean flag(String key, boolean otherwise) {
    return has(key) ? flag(key) : otherwise;
  }

  public double[] numbers(String key) {
    return numeric(key, list -> list.valueStream().mapToDouble(JsonNode::doubleValue).toArray());
  }

  /// A list of lists of numbers.
  public List<double[]> matrix(String key) {
    return required(key)
        .valueStream()
        .map(row -> row.valueStream().mapToDouble(JsonNode::doubleValue).toArray())
        .toList();
  }

  /// A list of words.
  public List<String> texts(String key) {
    return required(key).valueStream().map(JsonNode::stringValue).toList();
  }

  /// A complaint about a key of this section.
  public ConfigException problem(String key, String problem) {
    return new ConfigException(file, pathOf(key), problem);
  }

  private <T> T numeric(String key, Function<JsonNode, T> read) {
    JsonNode value = required(key);
    try {
      return read.apply(value);
    } catch (JacksonException e) {
      throw problem(key, oneLine(value.toString()) + " is no number of the size that fits here");
    }
  }

  private JsonNode value(String key, String yaml) {
    try {
      JsonNode value = YAML.readTree(yaml);
      if (value.isMissingNode()) throw problem(key, "has no value");
      return value;
    } catch (JacksonException e) {
      throw problem(key, notYaml(e));
    }
  }

  private String pathOf(String key) {
    return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
  }

  private JsonNode required(String key) {
    JsonNode value = node.get(key);
    if (value == null) throw problem(key, "is missing");
    return value;
  }

  private static String notYaml(JacksonException e) {
    return "not valid YAML: " + oneLine(e.getOriginalMessage());
  }

  private static String oneLine(String text) {
    return text.lines().findFirst().orElse("").strip();
  }
}
