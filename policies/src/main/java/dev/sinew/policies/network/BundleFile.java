package dev.sinew.policies.network;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file that a bundle names: inside the bundle's folder, and the very one that was declared.
final class BundleFile {

  private BundleFile() {}

  /// @throws dev.sinew.runtime.config.ConfigException when the name, or a link, leads out of the
  ///     folder
  static Path inside(ConfigSection section, String key) {
    Path folder = section.file().toAbsolutePath().getParent().normalize();
    Path file = folder.resolve(section.text(key)).normalize();
    if (!file.startsWith(folder)) throw escape(section, key);
    try {
      if (Files.exists(file) && !file.toRealPath().startsWith(folder.toRealPath()))
        throw escape(section, key);
    } catch (IOException e) {
      throw section.problem(key, "cannot be read: " + e.getMessage());
    }
    return section.resolve(section.text(key));
  }

  private static RuntimeException escape(ConfigSection section, String key) {
    return section.problem(
        key, "'" + section.text(key) + "' leads out of the bundle's folder; a file inside it");
  }

  /// @throws dev.sinew.runtime.config.ConfigException when the file is not the one declared
  /// @throws PolicyException when it cannot be read
  static void mustHash(ConfigSection section, Path file, String sha256) {
    String found = sha256(file);
    if (!found.equals(sha256)) {
      throw section.problem(
          "sha256",
          file.getFileName() + " has " + found + "; the file is damaged or not the one declared");
    }
  }

  private static String sha256(Path file) {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (IOException e) {
      throw new PolicyException(file + ": cannot be read: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
