package dev.sinew.app.dataset.lerobot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// Peers that are Python programs under `app/src/test/python`.
final class Python {

  private final String interpreter;

  /// @param variable system property or environment variable that names the interpreter
  Python(String variable) {
    String property = System.getProperty(variable, System.getenv(variable));
    interpreter = property == null ? "python3" : property;
  }

  /// Whether this program ends without an exception.
  boolean runs(String program) throws InterruptedException {
    return run(null, "-c", program) == 0;
  }

  /// Lets the script make a dataset.
  void make(String script, Path folder, Path dataset) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    if (run(log, path(script), dataset.toString()) != 0)
      throw new AssertionError(script + ": " + Files.readString(log));
  }

  private static String path(String script) {
    return Path.of(System.getProperty("sinew.root"), "app/src/test/python", script).toString();
  }

  /// @return the JSON that the script writes to its last argument
  JsonNode ask(String script, Path folder, Path dataset) throws IOException, InterruptedException {
    Path output = folder.resolve("answer.json");
    Path log = folder.resolve("log");
    if (run(log, path(script), dataset.toString(), output.toString()) != 0)
      throw new AssertionError(script + ": " + Files.readString(log));
    return Json.tree(output);
  }

  private int run(Path log, String... arguments) throws InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = interpreter;
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    ProcessBuilder.Redirect out =
        log == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(log.toFile());
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      if (log != null) offline(builder, log.getParent());
      return builder.redirectOutput(out).start().waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  /// No peer may reach for the network or write outside the test's folder.
  private static void offline(ProcessBuilder builder, Path folder) {
    builder.environment().put("HF_HUB_OFFLINE", "1");
    builder.environment().put("HF_HOME", folder.resolve("hf").toString());
  }

  @Override
  public String toString() {
    return interpreter;
  }
}
