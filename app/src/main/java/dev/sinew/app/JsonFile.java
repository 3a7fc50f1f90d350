package dev.sinew.app;

import dev.sinew.app.view.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The machine-readable result of a command.
final class JsonFile {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonFile() {}

  /// @param path where to; nothing is written when it is null
  static void write(Path path, Map<String, Object> result) throws IOException {
    if (path == null) return;
    try (WholeFile file = new WholeFile(path)) {
      Files.writeString(file.part(), JSON.writeValueAsString(result) + "\n");
      file.commit();
    }
  }
}
