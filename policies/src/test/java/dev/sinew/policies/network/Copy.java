package dev.sinew.policies.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.policies.PolicyBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A bundle of `make_bundles.py` in a folder where a test may change it.
record Copy(Path folder) {

  private static final Path FIXTURES =
      Path.of(
          System.getProperty("sinew.root"),
          "policies/src/test/resources/dev/sinew/policies/network");

  static Copy of(String name, Path into) throws IOException {
    Path from = FIXTURES.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path to = into.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(to);
        else Files.copy(file, to);
      }
    }
    return new Copy(into);
  }

  /// @param from text that stands in the manifest
  Copy edit(String from, String to) throws IOException {
    Path file = folder.resolve("policy.yaml");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
    return this;
  }

  PolicyBundle read() {
    return PolicyBundle.read(folder);
  }

  /// A complaint about the manifest.
  String complaint(String text) {
    return folder.resolve("policy.yaml") + ": " + text;
  }
}
