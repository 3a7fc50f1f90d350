package dev.sinew.policies.codec;

import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A data file that a section names with `file` and `sha256`.
final class BundleFile {

  private BundleFile() {}

  /// @throws dev.sinew.runtime.config.ConfigException when it leaves the bundle, cannot be read or
  ///     is another one
  static byte[] read(ConfigSection section) {
    Path file = section.resolve(section.text("file"));
    Path bundle = section.resolve("");
    if (!file.startsWith(bundle))
      throw section.problem("file", section.text("file") + " leaves the bundle");
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw section.problem("file", file + " cannot be read: " + e.getClass().getSimpleName());
    }
    String found = sha256(bytes);
    if (!found.equals(section.text("sha256"))) {
      throw section.problem(
          "sha256",
          file.getFileName() + " has " + found + "; the file is damaged or not the one declared");
    }
    return bytes;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
