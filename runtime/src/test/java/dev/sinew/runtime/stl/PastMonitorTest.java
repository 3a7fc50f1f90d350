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

class PastMonitorTest {

  private static final double NAN = Double.NaN;
  private static final SignalTable X = new SignalTable(List.of(new Signal("x", "N")));

  @Property(seed = "101", tries = 2000)
  void everyTickEqualsTheDefinition(@ForAll long seed) {
    RandomFormulas formulas =
        new RandomFormulas(new SplittableRandom(seed), RandomFormulas.FUNCTIONS);
    Reference reference = formulas.past(4);
    assertFollows(reference, formulas.trace(1 + (int) (seed & 31)));
  }

  @Property(seed = "102", tries = 2000)
  void nanAndInfiniteSignalsEqualTheDefinitionToo(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomFormulas formulas = new RandomFormulas(random, RandomFormulas.FUNCTIONS);
    Reference reference = formulas.past(3);
    double[][] trace = formulas.trace(40);
    double[] odd = {NAN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int i = 0; i < 4; i++)
      trace[random.nextInt(40)][random.nextInt(3)] = odd[random.nextInt(3)];
    assertFollows(reference, trace);
  }

  /// The reference is not trusted here: a comparison of the present tick alone must not hide it.
  @Property(seed = "103", tries = 500)
  void aNanInEverySignalOfTheTickIsNeverSatisfied(@ForAll long seed) {
    RandomFormulas formulas =
        new RandomFormulas(new SplittableRandom(seed), RandomFormulas.FUNCTIONS);
    String text = "(" + formulas.past(3).text() + ") or x <= x or z_1 <= z_1";
    PastMonitor monitor = new PastMonitor(parse(text));
    for (double[] row : formulas.trace(10)) assertThat(monitor.update(row)).isNotNaN();
    assertThat(monitor.update(new double[] {NAN, NAN, NAN}) >= 0).as(text).isFalse();
  }

  @Property(seed = "104", tries = 500)
  void afterAResetItIsAsNew(@ForAll long seed) {
    RandomFormulas formulas =
        new RandomFormulas(new SplittableRandom(seed), RandomFormulas.FUNCTIONS);
    Reference reference = formulas.past(4);
    PastMonitor used = new PastMonitor(Formulas.parse(reference));
    for (double[] row : formulas.trace(9)) used.update(row);
    used.update(new double[] {NAN, NAN, NAN});
    used.reset();
    PastMonitor fresh = new PastMonitor(Formulas.parse(reference));
    for (double[] row : formulas.trace(20))
      assertThat(used.update(row)).as(reference.text()).isEqualTo(fresh.update(row));
  }

  /// One NaN, at the third of ten ticks; each column says how many ticks the formula stays unknown.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x < 1 N                                    | 2 | 1",
        "historically[0,0.3s](x < 1 N)              | 2 | 4",
        "once[0.2s,0.3s](x < 1 N)                   | 4 | 2",
        "previous(x < 1 N)                          | 3 | 1",
        "x < 1 N since[0,0.2s] x < 2 N              | 2 | 3",
        "not once(x > 1 N)                          | 2 | 8",
        "x < 1 N since x < 2 N                      | 2 | 8",
        "x < 1 N or 0 N <= 0 * x                    | 2 | 1",
      })
  void aNanIsAViolationWhileItIsInTheWindowAndForgottenAfter(String text, int first, int ticks) {
    PastMonitor monitor = new PastMonitor(Formula.parse(text, X, Reference.PERIOD_NANOS));
    for (int tick = 0; tick < 10; tick++) {
      boolean unknown = tick >= first && tick < first + ticks;
      double robustness = monitor.update(new double[] {tick == 2 ? NAN : 0});
      assertThat(Double.isNaN(robustness)).as(text + " at tick " + tick).isEqualTo(unknown);
      if (unknown) assertThat(robustness >= 0).isFalse();
    }
  }

  /// A falling signal empties the wedge at every tick, a rising one fills it, a spike clears it.
  @Test
  void longWindowsEqualTheDefinitionOnEveryShapeOfSignal() {
    for (String shape : List.of("rise", "fall", "saw", "spike")) {
      double[] x = new double[3000];
      for (int t = 0; t < x.length; t++) {
        x[t] =
            switch (shape) {
              case "rise" -> t;
              case "fall" -> -t;
              case "saw" -> t % 997;
              default -> t % 1000 == 999 ? -1 : t;
            };
      }
      PastMonitor monitor =
          new PastMonitor(Formula.parse("historically[0,100s](x > 0 N)", X, 100_000_000));
      for (int t = 0; t < x.length; t++) {
        double least = Arrays.stream(x, Math.max(0, t - 1000), t + 1).min().orElseThrow();
        assertThat(monitor.update(new double[] {x[t]})).as(shape + " at " + t).isEqualTo(least);
      }
    }
  }

  @Test
  void aFormulaThatLooksAheadIsRefusedByName() {
    Formula formula = parse("historically(x < 1 N implies eventually[0,1s](x > 2 N))");
    assertThat(formula.isPastTime()).isFalse();
    assertThatThrownBy(() -> new PastMonitor(formula))
        .isInstanceOf(FormulaException.class)
        .hasMessage(
            "'eventually' looks into the future; put historically, once, previous or since, in: "
                + "historically(x < 1 N implies eventually[0,1s](x > 2 N))");
    assertThat(parse("x < 1 N since[0,1s] once(x > 2 N)").isPastTime()).isTrue();
  }

  private static void assertFollows(Reference reference, double[][] trace) {
    PastMonitor monitor = new PastMonitor(Formulas.parse(reference));
    double[] expected = reference.on(trace);
    for (int t = 0; t < trace.length; t++) {
      double robustness = monitor.update(trace[t]);
      assertThat(Formulas.same(robustness, expected[t]))
          .as("%s at tick %d: %s, by definition %s", reference.text(), t, robustness, expected[t])
          .isTrue();
    }
  }

  private static Formula parse(String text) {
    return Formula.parse(text, new SignalTable(Reference.SIGNALS), Reference.PERIOD_NANOS);
  }
}
