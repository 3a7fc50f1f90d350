package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.DatasetException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where files are, in the words of `info.json`: Python's format strings such as
/// `data/chunk-{chunk_index:03d}/file-{file_index:03d}.parquet`.
record PathTemplate(String text) {

  private static final Pattern FIELD = Pattern.compile("\\{(\\w+)(?::0?(\\d)d)?}");

  /// @return a path below the root
  /// @throws DatasetException when the template asks for something else, or leads out of the root
  Path in(Path root, Map<String, Object> values) throws DatasetException {
    Matcher field = FIELD.matcher(text);
    StringBuilder path = new StringBuilder();
    while (field.find())
      field.appendReplacement(path, Matcher.quoteReplacement(value(root, field, values)));
    field.appendTail(path);
    try {
      Path file = root.resolve(path.toString()).normalize();
      if (file.startsWith(root.normalize()) && !file.equals(root.normalize())) return file;
    } catch (InvalidPathException e) {
      throw problem(root, "names no file");
    }
    throw problem(root, "leads out of the dataset");
  }

  private String value(Path root, Matcher field, Map<String, Object> values)
      throws DatasetException {
    Object value = values.get(field.group(1));
    if (value == null)
      throw problem(root, "asks for " + field.group() + ", must be of " + values.keySet());
    if (field.group(2) == null) return value.toString();
    if (!(value instanceof Number))
      throw problem(root, "takes " + field.group(1) + " for a number");
    return ("%0" + field.group(2) + "d").formatted(value);
  }

  private DatasetException problem(Path root, String text) {
    return new DatasetException(root.resolve(Info.FILE) + ": path " + this.text + " " + text);
  }
}
