package dev.sinew.app.peer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A Python with packages that a test is compared with, named by a system property or environment
/// variable, else `python3`.
public record Interpreter(String variable) {

  private static final Path SCRIPTS =
      Path.of(System.getProperty("sinew.root"), "app/src/test/python");

  /// Skips the test where a package is missing.
  ///
  /// @param install what gives it
  public void mustHave(String modules, String install) throws IOException, InterruptedException {
    boolean found;
    try {
      found =
          new ProcessBuilder(name(), "-c", "import " + modules)
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException e) {
      found = false;
    }
    assumeTrue(
        found,
        name() + " has no " + modules + ": pip install " + install + ", or name " + variable);
  }

  /// Starts a script of `app/src/test/python`; what it says on its error stream is not kept.
  public Script start(String script, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(name(), SCRIPTS.resolve(script).toString()));
    for (Object argument : arguments) command.add(argument.toString());
    return new Script(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  private String name() {
    String property = System.getProperty(variable, System.getenv(variable));
    return property == null ? "python3" : property;
  }
}
