package dev.sinew.policies.lerobot;

import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// A folder that appears whole or not at all: written beside its place, then renamed. One use.
final class BundleFolder implements AutoCloseable {

  private final Path place;
  private final Path draft;

  /// Fills one file, which is not there yet.
  interface FileWriter {
    void write(Path to) throws IOException;
  }

  /// @throws ConfigException when something lies at its place already
  BundleFolder(Path place) {
    this.place = place.toAbsolutePath().normalize();
    mustBeFree();
    try {
      Path parent = Files.createDirectories(this.place.getParent());
      draft = Files.createTempDirectory(parent, "." + this.place.getFileName() + "-");
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  void write(String name, String text) {
    try {
      Files.writeString(draft.resolve(name), text);
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  void copy(Path from, String name) {
    write(name, to -> Files.copy(from, to));
  }

  void write(String name, FileWriter writer) {
    try {
      Path to = draft.resolve(name);
      Files.createDirectories(to.getParent());
      writer.write(to);
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  /// Puts it in its place.
  void finish() {
    try {
      mustBeFree();
      Files.deleteIfExists(place);
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  /// Removes what was not finished.
  @Override
  public void close() {
    if (!Files.exists(draft)) return;
    try (Stream<Path> all = Files.walk(draft)) {
      List<Path> deepestFirst = all.sorted((a, b) -> b.compareTo(a)).toList();
      for (Path each : deepestFirst) Files.delete(each);
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private void mustBeFree() {
    if (!Files.exists(place)) return;
    try (Stream<Path> inside = Files.isDirectory(place) ? Files.list(place) : Stream.of(place)) {
      if (inside.findAny().isPresent())
        throw new ConfigException(
            place, "", "is there already and not an empty folder; choose another place");
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private PolicyException cannot(IOException e) {
    return new PolicyException(place + ": cannot be written: " + e, e);
  }
}
