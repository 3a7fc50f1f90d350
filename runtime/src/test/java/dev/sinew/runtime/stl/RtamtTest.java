package dev.sinew.runtime.stl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The monitors beside RTAMT 0.4.10 (pip install rtamt): 1000 random formulas, each on a random
/// trace and on all its prefixes. The interpreter is the system property or environment variable
/// `SINEW_PYTHON`, else `python3`.
class RtamtTest {

  private static final int FORMULAS = 1000;
  private static final int MAX_ROWS = 20;
  private static final double TOLERANCE = 1e-12;

  private static final List<Reference> formulas = new ArrayList<>();
  private static final List<double[][]> traces = new ArrayList<>();
  private static List<String> answers;

  @TempDir private static Path folder;

  @BeforeAll
  static void askRtamt() throws IOException, InterruptedException {
    if (run(python(), "-c", "import rtamt") != 0) return;
    SplittableRandom random = new SplittableRandom(301);
    RandomFormulas generator = new RandomFormulas(random, List.of("abs"));
    for (int i = 0; i < FORMULAS; i++) {
      formulas.add(i % 2 == 0 ? generator.past(4) : generator.any(4));
      traces.add(generator.trace(random.nextInt(2, MAX_ROWS + 1)));
    }
    Path script =
        Path.of(System.getProperty("sinew.root"), "runtime/src/test/python/rtamt_robustness.py");
    Path input = Files.write(folder.resolve("cases"), cases());
    Path output = folder.resolve("robustness");
    assertThat(run(python(), script.toString(), input.toString(), output.toString()))
        .as("%s: %s", script, Files.readString(folder.resolve("log")))
        .isZero();
    answers = Files.readAllLines(output);
    assertThat(answers).hasSize(2 * FORMULAS);
  }

  @BeforeEach
  void needsRtamt() {
    assumeTrue(
        answers != null,
        python() + " has no rtamt: pip install rtamt, or name an interpreter in SINEW_PYTHON");
  }

  @Test
  void pastFormulasHaveRtamtsRobustnessAtEveryTick() {
    for (int i = 0; i < FORMULAS; i++) {
      if (!formulas.get(i).isPastTime()) continue;
      PastMonitor monitor = new PastMonitor(Formulas.parse(formulas.get(i)));
      double[] robustness = Arrays.stream(traces.get(i)).mapToDouble(monitor::update).toArray();
      assertNear(i, robustness, numbers(answers.get(2 * i)));
    }
  }

  @Test
  void anyFormulaHasRtamtsRobustnessOnATraceAndOnEveryPrefix() {
    for (int i = 0; i < FORMULAS; i++) {
      TraceMonitor monitor = new TraceMonitor(Formulas.parse(formulas.get(i)), MAX_ROWS);
      double[] trace = Formulas.flat(traces.get(i));
      double[] expected = numbers(answers.get(2 * i + 1));
      double[] robustness = new double[expected.length];
      for (int n = 0; n < expected.length; n++) robustness[n] = monitor.evaluate(trace, n + 2);
      assertNear(i, robustness, expected);
      int longest = expected.length + 1;
      while (longest > 1 && !(expected[longest - 2] >= 0)) longest--;
      if (longest > 1) assertThat(monitor.keptRows()).as(about(i)).isEqualTo(longest);
      else assertThat(monitor.keptRows()).as(about(i)).isBetween(0, 1);
    }
  }

  private static void assertNear(int i, double[] robustness, double[] expected) {
    assertThat(robustness).as(about(i)).hasSameSizeAs(expected);
    for (int t = 0; t < expected.length; t++) {
      boolean near =
          robustness[t] == expected[t] || Math.abs(robustness[t] - expected[t]) <= TOLERANCE;
      assertThat(near)
          .as("%s at %d: %s, RTAMT %s", about(i), t, robustness[t], expected[t])
          .isTrue();
    }
  }

  private static String about(int i) {
    return formulas.get(i).text() + " = " + RtamtText.of(formulas.get(i));
  }

  private static List<String> cases() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < FORMULAS; i++) {
      lines.add(RtamtText.of(formulas.get(i)));
      for (int signal = 0; signal < 3; signal++) lines.add(column(traces.get(i), signal));
    }
    return lines;
  }

  private static String column(double[][] trace, int signal) {
    return Arrays.stream(trace)
        .map(row -> Double.toString(row[signal]))
        .collect(Collectors.joining(" "));
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(" "))
        .map(text -> text.replace("inf", "Infinity").replace("nan", "NaN"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("log").toFile())
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  private static String python() {
    String property = System.getProperty("SINEW_PYTHON", System.getenv("SINEW_PYTHON"));
    return property == null ? "python3" : property;
  }
}
