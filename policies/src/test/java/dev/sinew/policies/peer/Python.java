package dev.sinew.policies.peer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/// The peers' libraries, where `SINEW_LEROBOT_PYTHON` (system property or environment variable)
/// names an interpreter that has `lerobot`, and scripts under `policies/src/test/python`.
public final class Python {

  private static final String VARIABLE = "SINEW_LEROBOT_PYTHON";
  private static final Path SCRIPTS =
      Path.of(System.getProperty("sinew.root"), "policies/src/test/python");

  private Python() {}

  /// Skips the test where no interpreter is named.
  ///
  /// @param input what the script reads, as JSON
  /// @return the JSON that it writes
  public static String ask(String script, Path folder, Object input)
      throws IOException, InterruptedException {
    String interpreter = System.getProperty(VARIABLE, System.getenv(VARIABLE));
    assumeTrue(interpreter != null, VARIABLE + " names no interpreter with lerobot");
    Path question = folder.resolve("question.json");
    Path answer = folder.resolve("answer.json");
    Path log = folder.resolve("log");
    Files.writeString(question, JsonMapper.shared().writeValueAsString(input));
    ProcessBuilder builder =
        new ProcessBuilder(
            interpreter,
            SCRIPTS.resolve(script).toString(),
            question.toString(),
            answer.toString());
    builder.environment().put("HF_HUB_OFFLINE", "1");
    builder.environment().put("HF_HOME", folder.resolve("hf").toString());
    int exit = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    if (exit != 0) throw new AssertionError(script + ": " + Files.readString(log));
    return Files.readString(answer);
  }
}
