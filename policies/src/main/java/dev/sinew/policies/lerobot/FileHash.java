package dev.sinew.policies.lerobot;

import dev.sinew.policies.files.Sha256;
import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;

/// The hash by which a checkpoint's file is known.
final class FileHash {

  private FileHash() {}

  /// @throws ConfigException when the file cannot be read
  static String of(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new ConfigException(file, "", "cannot be read: " + e.getMessage());
    }
  }
}
