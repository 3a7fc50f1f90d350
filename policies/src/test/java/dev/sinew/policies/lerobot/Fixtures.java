package dev.sinew.policies.lerobot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Checkpoints written by lerobot 0.6.1 (src/test/python/lerobot_checkpoints.py), without weights.
final class Fixtures {

  private Fixtures() {}

  static Path file(String name) {
    try {
      return Path.of(Fixtures.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A copy that a test may change; one tensor stands for the weights where there are none.
  static Path copy(String name, Path into) {
    try {
      Path folder = Files.createDirectories(into.resolve(name));
      List<Path> files;
      try (var found = Files.list(file(name))) {
        files = found.toList();
      }
      for (Path each : files) Files.copy(each, folder.resolve(each.getFileName().toString()));
      Path weights = folder.resolve("model.safetensors");
      if (!Files.exists(weights)) new SafetensorsFile().with("weight", 1).write(weights);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Replaces a text that must be there.
  static void edit(Path file, String from, String to) {
    try {
      String text = Files.readString(file);
      if (!text.contains(from)) throw new IllegalArgumentException(file + " has no " + from);
      Files.writeString(file, text.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
