package dev.sinew.runtime.kinematics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.joml.Matrix4d;
import org.junit.jupiter.api.Test;

/// JOML's methods that go through memory addresses make the JVM warn about its use of Unsafe.
class QuietStartTest {

  @Test
  void nothingThatTheJvmWarnsAboutIsUsed() throws Exception {
    Process program =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                String.join(
                    File.pathSeparator,
                    Path.of(System.getProperty("sinew.root"), "runtime/target/classes").toString(),
                    Path.of(System.getProperty("sinew.root"), "runtime/target/test-classes")
                        .toString(),
                    joml()),
                ClearanceBenchmark.class.getName(),
                "10")
            .redirectErrorStream(true)
            .start();
    assertThat(output(program)).startsWith("7 joints, ").hasLineCount(1);
    assertThat(program.waitFor()).isZero();
  }

  private static String joml() throws URISyntaxException {
    return Path.of(Matrix4d.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  private static String output(Process program) throws IOException {
    return new String(program.getInputStream().readAllBytes());
  }
}
