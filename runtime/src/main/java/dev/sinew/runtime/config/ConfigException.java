package dev.sinew.runtime.config;

import java.nio.file.Path;

/// A file that cannot be used as it is. The message is one line: file, key, what is wrong, what
/// would be right.
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// @param key dotted path of the key, empty for the file as a whole
  /// @param problem may quote the file; what would break the line or the terminal becomes `?`
  public ConfigException(Path file, String key, String problem) {
    super(oneLine(file + ": " + (key.isEmpty() ? "" : key + ": ") + problem));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
