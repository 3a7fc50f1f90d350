package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A file of one JSON object a line, the n-th line about number n; written as a whole.
final class JsonLines {

  private final Path file;
  private final String key;
  private final List<JsonNode> lines = new ArrayList<>();

  /// @param key that holds the line's number
  JsonLines(Path file, String key) {
    this.file = file;
    this.key = key;
  }

  /// @throws DatasetException naming the line at fault; a missing file has no lines
  static JsonLines read(Path file, String key) throws IOException {
    JsonLines lines = new JsonLines(file, key);
    if (Files.exists(file)) for (String line : text(file)) lines.parse(line);
    return lines;
  }

  private static List<String> text(Path file) throws IOException {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new DatasetException(file + ": is not text in UTF-8", e);
    }
  }

  private void parse(String line) throws DatasetException {
    if (line.isBlank()) return;
    try {
      lines.add(Json.MAPPER.readTree(line));
    } catch (JacksonException e) {
      throw problem("not JSON: " + Json.line(e));
    }
    JsonNode number = lines.getLast().path(key);
    if (!number.isIntegralNumber() || number.asLong(-1) != lines.size() - 1)
      throw problem(key + " must be " + (lines.size() - 1));
  }

  private DatasetException problem(String text) {
    return new DatasetException(file + ": line " + (lines.size()) + ": " + text);
  }

  int size() {
    return lines.size();
  }

  JsonNode get(int i) {
    return lines.get(i);
  }

  /// Forgets the lines from there on.
  void truncate(int size) {
    lines.subList(Math.min(size, lines.size()), lines.size()).clear();
  }

  void add(ObjectNode line) {
    lines.add(line);
  }

  void write(Disk disk) throws IOException {
    StringBuilder text = new StringBuilder();
    for (JsonNode line : lines) text.append(Json.MAPPER.writeValueAsString(line)).append('\n');
    disk.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// @throws DatasetException when the line has no such text
  String text(int i, String name) throws DatasetException {
    JsonNode value = lines.get(i).path(name);
    if (value.isString()) return value.asString();
    throw new DatasetException(file + ": line " + (i + 1) + ": " + name + " must be a text");
  }

  /// @throws DatasetException when the line has no such number
  int whole(int i, String name) throws DatasetException {
    JsonNode value = lines.get(i).path(name);
    if (value.isIntegralNumber() && value.canConvertToInt() && value.asInt() >= 0)
      return value.asInt();
    throw new DatasetException(
        file + ": line " + (i + 1) + ": " + name + " must be a whole number");
  }
}
