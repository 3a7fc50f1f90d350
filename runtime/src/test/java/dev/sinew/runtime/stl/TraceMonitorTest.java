package dev.sinew.runtime.stl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceMonitorTest {

  private static final int MAX_ROWS = 24;
  private static final SignalTable TABLE =
      new SignalTable(List.of(new Signal("force", "N", 20), new Signal("contact", "1", 1)));

  @Property(seed = "201", tries = 2000)
  void robustnessAndKeptRowsEqualTheDefinition(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomFormulas formulas = new RandomFormulas(random, RandomFormulas.FUNCTIONS);
    Reference reference = formulas.any(4);
    double[][] trace = formulas.trace(random.nextInt(1, MAX_ROWS + 1));
    assertJudges(reference, new TraceMonitor(Formulas.parse(reference), trace.length), trace);
  }

  @Property(seed = "202", tries = 2000)
  void nanAndInfiniteSignalsEqualTheDefinitionToo(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomFormulas formulas = new RandomFormulas(random, RandomFormulas.FUNCTIONS);
    Reference reference = formulas.any(3);
    double[][] trace = formulas.trace(MAX_ROWS);
    double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int i = 0; i < 3; i++)
      trace[random.nextInt(MAX_ROWS)][random.nextInt(3)] = odd[random.nextInt(3)];
    assertJudges(reference, new TraceMonitor(Formulas.parse(reference), MAX_ROWS), trace);
  }

  @Property(seed = "203", tries = 300)
  void oneMonitorJudgesManyTracesWithoutRemembering(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomFormulas formulas = new RandomFormulas(random, RandomFormulas.FUNCTIONS);
    Reference reference = formulas.any(4);
    TraceMonitor monitor = new TraceMonitor(Formulas.parse(reference), MAX_ROWS);
    for (int i = 0; i < 5; i++)
      assertJudges(reference, monitor, formulas.trace(random.nextInt(1, MAX_ROWS + 1)));
  }

  /// Rows: force 1 2 3 25 5, contact 0 0 1 1 0, 100 ms apart.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "always(force < 30 N)                                        | 5     | 5 | ACCEPT",
        "always(force < 20 N)                                        | -5    | 3 | SHORTEN",
        "always(force < 0.5 N)                                       | -24.5 | 0 | REFUSE",
        "always[0,0.2s](force < 20 N)                                | 17    | 5 | ACCEPT",
        "force < 20 N                                                | 19    | 5 | ACCEPT",
        "force > 20 N                                                | -19   | 0 | REFUSE",
        "eventually(force > 4 N)                                     | 21    | 5 | ACCEPT",
        "eventually(force > 30 N)                                    | -5    | 0 | REFUSE",
        "eventually(contact > 0.5) and always(force < 20 N)          | -0.25 | 3 | SHORTEN",
        "eventually(force > 24 N) and always(force < 20 N)           | -5    | 0 | REFUSE",
        "always(contact > 0.5 implies eventually[0,0.1s](force > 9 N)) | 0.5 | 5 | ACCEPT",
        "always(contact > 0.5 implies eventually[0,0.1s](force > 26 N)) | -0.05 | 2 | SHORTEN",
        "force < 10 N until contact > 0.5                            | 0.4   | 5 | ACCEPT",
        "next(force < 1.5 N)                                         | -0.5  | 1 | SHORTEN",
      })
  void aChunkIsAcceptedShortenedOrRefused(
      String text, double robustness, int keptRows, Verdict verdict) {
    double[] trace = {1, 0, 2, 0, 3, 1, 25, 1, 5, 0};
    TraceMonitor monitor = new TraceMonitor(Formula.parse(text, TABLE, 100_000_000), 64);
    assertThat(monitor.evaluate(trace, 5)).isEqualTo(robustness);
    assertThat(monitor.keptRows()).isEqualTo(keptRows);
    assertThat(monitor.verdict()).isEqualTo(verdict);
  }

  @Test
  void rowsBeforeANanAreKept() {
    TraceMonitor monitor =
        new TraceMonitor(Formula.parse("always(force < 20 N)", TABLE, 100_000_000), 4);
    assertThat(monitor.evaluate(new double[] {1, 0, 1, 0, Double.NaN, 0, 1, 0}, 4)).isNaN();
    assertThat(monitor.keptRows()).isEqualTo(2);
    assertThat(monitor.verdict()).isEqualTo(Verdict.SHORTEN);
  }

  @Test
  void beforeAnyTraceNothingIsAllowed() {
    TraceMonitor monitor = new TraceMonitor(Formula.parse("force < 9 N", TABLE, 1), 4);
    assertThat(monitor.verdict()).isEqualTo(Verdict.REFUSE);
  }

  @Test
  void aTraceThatDoesNotFitIsNamed() {
    TraceMonitor monitor = new TraceMonitor(Formula.parse("force < 9 N", TABLE, 1), 4);
    assertThatThrownBy(() -> monitor.evaluate(new double[20], 5))
        .hasMessage("5 rows are not 1 to 4");
    assertThatThrownBy(() -> monitor.evaluate(new double[20], 0))
        .hasMessage("0 rows are not 1 to 4");
  }

  private static void assertJudges(Reference reference, TraceMonitor monitor, double[][] trace) {
    double robustness = monitor.evaluate(Formulas.flat(trace), trace.length);
    double expected = reference.on(trace)[0];
    assertThat(Formulas.same(robustness, expected))
        .as("%s: %s, by definition %s", reference.text(), robustness, expected)
        .isTrue();
    int kept = trace.length;
    while (kept > 0 && !(reference.on(Arrays.copyOf(trace, kept))[0] >= 0)) kept--;
    assertThat(monitor.keptRows()).as(reference.text()).isEqualTo(kept);
  }
}
