package dev.sinew.runtime.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The hand-overs under jcstress: its tests lie in `src/jcstress`, are compiled here with its
/// annotation processor, and run in JVMs of their own in every mix of interpreter and compilers.
///
/// Longer: `-Dsinew.stress=default` or `tough` (jcstress's own modes).
class HandOverStressTest {

  @TempDir Path folder;

  @Test
  void everyOutcomeOfEveryHandOverIsAllowed() throws IOException, InterruptedException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<String> javac = new ArrayList<>();
    javac.addAll(List.of(tool("javac"), "-proc:full", "-nowarn", "-cp", classPath()));
    javac.addAll(List.of("-d", classes.toString()));
    javac.addAll(sources());
    run(javac);

    String path = classes + File.pathSeparator + classPath();
    String mode = System.getProperty("sinew.stress", "sanity");
    String said = run(List.of(tool("java"), "-cp", path, "org.openjdk.jcstress.Main", "-m", mode));
    assertThat(said).contains("Failed tests: No matches.", "Error tests: No matches.");
    said.lines()
        .filter(line -> line.startsWith("(Results:"))
        .reduce((before, last) -> last)
        .ifPresent(System.out::println);
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    int exit =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    String said = Files.readString(log);
    assertThat(exit).as(said).isZero();
    return said;
  }

  private static List<String> sources() throws IOException {
    Path folder = Path.of(System.getProperty("sinew.root"), "runtime/src/jcstress/java");
    try (var files = Files.walk(folder)) {
      return files.map(Path::toString).filter(f -> f.endsWith(".java")).toList();
    }
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /// Tests run as a module: what is on the module path must come along.
  private static String classPath() {
    return System.getProperty("jdk.module.path", "")
        + File.pathSeparator
        + System.getProperty("java.class.path", "");
  }
}
