package dev.sinew.policies.files;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A file that a bundle names: inside the bundle's folder, no larger than such a file can be, and
/// the very one that was declared.
public final class BundleFile {

  private BundleFile() {}

  /// Where the file is, beside the one that names it or in a folder there; it need not exist.
  ///
  /// @param most bytes
  /// @throws dev.sinew.runtime.config.ConfigException when the name, or a link, leads out of the
  ///     folder, or when the file is too large
  public static Path inside(ConfigSection section, String key, long most) {
    return inside(section, key, section.resolve("."), most);
  }

  /// The same in another folder than that of the section's file.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException as there
  public static Path inside(ConfigSection section, String key, Path folder, long most) {
    Path whole = folder.toAbsolutePath().normalize();
    Path file = named(section, key, whole);
    if (!file.startsWith(whole)) throw escape(section, key);
    try {
      if (Files.exists(file)) {
        if (!file.toRealPath().startsWith(whole.toRealPath())) throw escape(section, key);
        mustBeAFile(section, key, file, most);
      }
    } catch (IOException e) {
      throw unreadable(section, key, e);
    }
    return folder.resolve(section.text(key)).normalize();
  }

  private static Path named(ConfigSection section, String key, Path folder) {
    try {
      return folder.resolve(section.text(key)).normalize();
    } catch (InvalidPathException e) {
      throw section.problem(key, "'" + section.text(key) + "' is no file name");
    }
  }

  private static void mustBeAFile(ConfigSection section, String key, Path file, long most)
      throws IOException {
    if (!Files.isRegularFile(file))
      throw section.problem(key, "'" + section.text(key) + "' is no file");
    if (Files.size(file) > most) {
      throw section.problem(
          key,
          "'%s' has %d bytes; such a file has %d at most"
              .formatted(section.text(key), Files.size(file), most));
    }
  }

  private static RuntimeException escape(ConfigSection section, String key) {
    return section.problem(
        key, "'" + section.text(key) + "' leads out of the bundle's folder; a file inside it");
  }

  private static RuntimeException unreadable(ConfigSection section, String key, IOException e) {
    return section.problem(
        key, "'" + section.text(key) + "' cannot be read: " + e.getClass().getSimpleName());
  }

  /// All bytes of the file that a section names with `file` and `sha256`.
  ///
  /// @param most bytes
  /// @throws dev.sinew.runtime.config.ConfigException when it is out of reach, too large,
  ///     unreadable or another one
  public static byte[] read(ConfigSection section, long most) {
    Path file = inside(section, "file", most);
    try {
      byte[] bytes = Files.readAllBytes(file);
      mustBe(section, file, Sha256.of(bytes));
      return bytes;
    } catch (IOException e) {
      throw unreadable(section, "file", e);
    }
  }

  /// @param section with `sha256`
  /// @throws dev.sinew.runtime.config.ConfigException when the file is not the one declared
  /// @throws PolicyException when it cannot be read
  public static void mustHash(ConfigSection section, Path file) {
    try {
      mustBe(section, file, Sha256.of(file));
    } catch (IOException e) {
      throw new PolicyException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static void mustBe(ConfigSection section, Path file, String found) {
    if (!found.equals(section.text("sha256"))) {
      throw section.problem(
          "sha256",
          file.getFileName() + " has " + found + "; the file is damaged or not the one declared");
    }
  }
}
