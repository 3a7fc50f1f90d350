package dev.sinew.runtime.rosmsg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cuts concatenated definitions apart.
final class DefinitionText {

  private static final String SEPARATOR = "=".repeat(80);
  private static final String HEADING = "MSG:";

  private final Dialect dialect;
  private final Map<String, List<DefinitionLine>> sections = new HashMap<>();

  /// @param root key of the first definition
  DefinitionText(String root, String text, Dialect dialect) throws MessageException {
    this.dialect = dialect;
    String[] lines = text.split("\n", -1);
    String key = root;
    for (int from = 0; from < lines.length; ) {
      int to = from;
      while (to < lines.length && !lines[to].startsWith(SEPARATOR)) to++;
      List<DefinitionLine> section = section(key, lines, from, to);
      // The same definition twice is common: once for each type that has it inside.
      sections.putIfAbsent(key, section);
      if (to < lines.length) key = heading(root, lines, to + 1);
      from = to + 2;
    }
  }

  /// `package/Type` of a name that may say `package/msg/Type`.
  static String key(String name) {
    return name.replace("/msg/", "/");
  }

  boolean has(String key) {
    return sections.containsKey(key);
  }

  List<DefinitionLine> lines(String key) {
    return sections.get(key);
  }

  private List<DefinitionLine> section(String key, String[] lines, int from, int to)
      throws MessageException {
    List<DefinitionLine> section = new ArrayList<>();
    for (int i = from; i < to; i++) {
      DefinitionLine line = DefinitionLine.read(key, i + 1, lines[i], dialect);
      if (line != null) section.add(line);
    }
    return section;
  }

  private static String heading(String root, String[] lines, int at) throws MessageException {
    String line = at < lines.length ? lines[at].strip() : "";
    if (!line.startsWith(HEADING))
      throw MessageException.inDefinition(
          root, at + 1, "'" + DefinitionLine.shortened(line) + "' must be 'MSG: package/Type'");
    return key(line.substring(HEADING.length()).strip());
  }
}
