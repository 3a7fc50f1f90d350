package dev.sinew.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Another program, run to its end.
final class Program {

  private final String name;
  private final String output;
  private final int exit;

  /// @throws IOException when it cannot be started
  Program(String... command) throws IOException {
    name = command[0];
    Process process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .redirectErrorStream(true)
            .start();
    try {
      output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      exit = process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(name + " was interrupted", e);
    } finally {
      process.destroy();
    }
  }

  /// What it printed on either stream.
  String output() {
    return output;
  }

  /// @throws IOException with its first words when it failed
  String mustSucceed() throws IOException {
    if (exit == 0) return output;
    String words = output.strip().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    throw new IOException(name + " failed with exit code " + exit + ": " + words);
  }
}
