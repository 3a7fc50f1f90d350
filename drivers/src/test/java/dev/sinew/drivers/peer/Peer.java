package dev.sinew.drivers.peer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program of somebody else that a test talks to; ended with the test.
public final class Peer implements AutoCloseable {

  private static final Path SCRIPTS =
      Path.of(System.getProperty("sinew.root"), "drivers/src/test/python");

  private final Process process;
  private final BufferedReader out;

  private Peer(Process process) {
    this.process = process;
    out = process.inputReader();
  }

  /// Where a program is: on the path, or where Debian keeps daemons. Skips the test where it is
  /// not.
  ///
  /// @param install what gives it
  public static Path find(String program, String install) {
    Path found =
        Stream.concat(
                Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator)),
                Stream.of("/usr/sbin", "/usr/bin"))
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeTrue(found != null, "no " + program + " here: " + install);
    return found;
  }

  /// The system's own Python with these modules, which distribution packages bring. Skips the test
  /// where one is missing.
  ///
  /// @param modules as `rospy, sensor_msgs`
  /// @param install what gives them
  public static String systemPython(String modules, String install)
      throws IOException, InterruptedException {
    for (String python : List.of("/usr/bin/python3", "python3")) {
      try {
        Process asked =
            new ProcessBuilder(python, "-c", "import " + modules)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (asked.waitFor(60, TimeUnit.SECONDS) && asked.exitValue() == 0) return python;
        asked.destroyForcibly();
      } catch (IOException e) {
        continue; // there is no such Python: the next one may be there
      }
    }
    assumeTrue(false, "no Python with " + modules + ": " + install);
    return null;
  }

  /// Starts a program; what it says on its error stream comes after its output.
  public static Peer start(Map<String, String> environment, Object... command) throws IOException {
    List<String> words = new ArrayList<>();
    for (Object word : command) words.add(word.toString());
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new Peer(builder.start());
  }

  /// A script of `drivers/src/test/python`.
  public static Path script(String name) {
    return SCRIPTS.resolve(name);
  }

  /// Reads lines until one contains a text.
  ///
  /// @throws AssertionError when it ended without one; all that it said is in the message
  public String lineWith(String text) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains(text)) return line;
      said.append(line).append('\n');
    }
    throw new AssertionError(process.info() + " ended without '" + text + "':\n" + said);
  }

  /// Writes a line to its input.
  public void tell(String line) throws IOException {
    process.outputWriter().write(line + "\n");
    process.outputWriter().flush();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /// Kills it and its children, and waits until they are gone.
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    children.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    for (ProcessHandle child : children) child.onExit().join();
  }
}
