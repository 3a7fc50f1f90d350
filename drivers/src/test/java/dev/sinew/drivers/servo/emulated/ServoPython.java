package dev.sinew.drivers.servo.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The interpreter of the system property or environment variable `SINEW_SERVO_PYTHON`, which has
/// the makers' own servo SDKs.
final class ServoPython {

  private static final String NAME = "SINEW_SERVO_PYTHON";

  private ServoPython() {}

  /// Runs a script of this package's resources; skips the test where there is no interpreter.
  static void run(String script, Path folder, String... arguments) throws Exception {
    String python = System.getProperty(NAME, System.getenv(NAME));
    assumeTrue(
        python != null,
        NAME + " names no interpreter with dynamixel-sdk 4.1.0 and feetech-servo-sdk 1.0.0");
    Path file = folder.resolve(script);
    try (InputStream in = ServoPython.class.getResourceAsStream(script)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> command = new ArrayList<>(List.of(python, file.toString()));
    command.addAll(List.of(arguments));
    assertThat(exit(command, folder)).as(Files.readString(log(folder))).isZero();
  }

  private static int exit(List<String> command, Path folder)
      throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log(folder).toFile())
        .start()
        .waitFor();
  }

  private static Path log(Path folder) {
    return folder.resolve("log.txt");
  }
}
