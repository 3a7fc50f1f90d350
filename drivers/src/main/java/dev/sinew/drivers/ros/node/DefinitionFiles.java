package dev.sinew.drivers.ros.node;

import dev.sinew.runtime.rosmsg.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The definitions in the resources: `definitions/ros1`, `definitions/ros2`, and `definitions/both`
/// for what is the same in both.
final class DefinitionFiles {

  private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*/[A-Za-z]\\w*");
  private static final Pattern FIELD = Pattern.compile("(?m)^([A-Za-z][\\w/]*)(\\[\\d*])? +\\w+");
  private static final String SEPARATOR = "=".repeat(80) + "\n";

  private DefinitionFiles() {}

  /// A definition with those of the types inside it, as
  /// [dev.sinew.runtime.rosmsg.MessageType#parse] wants them.
  static Optional<String> withParts(String name, Dialect dialect) {
    Map<String, String> sections = new LinkedHashMap<>();
    collect(name, dialect, sections);
    if (sections.isEmpty()) return Optional.empty();
    StringBuilder text = new StringBuilder(sections.remove(name));
    sections.forEach(
        (part, fields) ->
            text.append(SEPARATOR).append("MSG: ").append(part).append('\n').append(fields));
    return Optional.of(text.toString());
  }

  private static void collect(String name, Dialect dialect, Map<String, String> sections) {
    if (sections.containsKey(name)) return;
    Optional<String> fields = fields(name, dialect);
    if (fields.isEmpty()) return; // a primitive
    sections.put(name, fields.get());
    Matcher field = FIELD.matcher(fields.get());
    while (field.find()) collect(absolute(field.group(1), name), dialect, sections);
  }

  /// A bare name is of the same package.
  private static String absolute(String word, String inside) {
    return word.contains("/") ? word : inside.substring(0, inside.indexOf('/') + 1) + word;
  }

  private static Optional<String> fields(String name, Dialect dialect) {
    if (!NAME.matcher(name).matches()) return Optional.empty();
    String own = dialect.name().toLowerCase(Locale.ROOT);
    return resource(own, name).or(() -> resource("both", name));
  }

  private static Optional<String> resource(String folder, String name) {
    String path = "definitions/%s/%s.msg".formatted(folder, name);
    try (InputStream text = DefinitionFiles.class.getResourceAsStream(path)) {
      if (text == null) return Optional.empty();
      return Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
