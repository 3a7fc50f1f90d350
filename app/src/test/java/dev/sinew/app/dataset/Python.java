package dev.sinew.app.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The interpreter of the system property or environment variable `SINEW_PYTHON`, else `python3`.
public final class Python {

  private static final Path ROOT = Path.of(System.getProperty("sinew.root"));

  private Python() {}

  /// Skips the test where a package is missing.
  ///
  /// @param install what gives it: `"zarr<3"`
  public static void mustHave(String modules, String install) {
    assumeTrue(
        run(null, "-c", "import " + modules) == 0,
        name() + " has no " + modules + ": pip install " + install + ", or name SINEW_PYTHON");
  }

  /// Runs a script of `app/src/test/python`.
  public static void run(String script, Path argument) throws IOException {
    Path log = Files.createTempFile("python", ".log");
    Path file = ROOT.resolve("app/src/test/python").resolve(script);
    int exit = run(log, file.toString(), argument.toString());
    assertThat(exit).as("%s: %s", file, Files.readString(log)).isZero();
    Files.delete(log);
  }

  private static int run(Path log, String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = name();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(
              log == null
                  ? ProcessBuilder.Redirect.DISCARD
                  : ProcessBuilder.Redirect.to(log.toFile()))
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String name() {
    String property = System.getProperty("SINEW_PYTHON", System.getenv("SINEW_PYTHON"));
    return property == null ? "python3" : property;
  }
}
