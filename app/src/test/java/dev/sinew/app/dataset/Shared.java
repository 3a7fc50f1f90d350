package dev.sinew.app.dataset;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Recorded data beside the checkout, in a folder `shared/data` of the project's or of any above.
public final class Shared {

  private Shared() {}

  /// Skips the test where there is none.
  public static Path data(String name) {
    Path root = Path.of(System.getProperty("sinew.root")).toAbsolutePath().normalize();
    for (Path above = root; above != null; above = above.getParent()) {
      Path found = above.resolve("shared/data").resolve(name);
      if (Files.exists(found)) return found;
    }
    assumeTrue(false, "no shared/data/" + name + " beside " + root);
    throw new AssertionError("not reached");
  }
}
