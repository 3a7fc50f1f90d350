package dev.sinew.runtime.stl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

  static final SignalTable TABLE =
      new SignalTable(
          List.of(
              new Signal("force", "N", 20),
              new Signal("speed", "m/s", 0.5),
              new Signal("contact", "1"),
              new Signal("arm.joint_1", "rad"),
              new Signal("grip", "N", 10)));

  @Test
  void theLongestAndTheDeepestTextAllowedAreUnderstood() {
    String longest = "contact>0 or " + "contact>0 or ".repeat(313) + "contact>0";
    assertThat(new PastMonitor(parse(longest)).update(new double[] {0, 0, 3, 0, 0})).isEqualTo(3);
    String deepest = "not(".repeat(50) + "contact > 0" + ")".repeat(50);
    assertThat(new PastMonitor(parse(deepest)).update(new double[] {0, 0, 3, 0, 0})).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contact>1 or contact>2 and contact>3  | contact > 1 or contact > 2 and contact > 3",
        "(contact>1 or contact>2) and contact>3 | (contact > 1 or contact > 2) and contact > 3",
        "contact>1 or (contact>2 and contact>3) | contact > 1 or contact > 2 and contact > 3",
        "contact>1 implies (contact>2 implies contact>3) | contact > 1 implies contact > 2 implies"
            + " contact > 3",
        "(contact>1 implies contact>2) implies contact>3 | (contact > 1 implies contact > 2)"
            + " implies contact > 3",
        "contact>1 iff contact>2 implies contact>3 or contact>4 | contact > 1 iff contact > 2"
            + " implies contact > 3 or contact > 4",
        "not contact>1 and contact>2           | not(contact > 1) and contact > 2",
        "once[0,500ms] contact>1 and contact>2 | once[0,0.5s](contact > 1) and contact > 2",
        "once not historically[0.10s,0.2s] contact>1 | once(not(historically[0.1s,0.2s](contact >"
            + " 1)))",
        "contact>1 since[0,1s] contact>2 or contact>3 | contact > 1 since[0,1s] contact > 2 or"
            + " contact > 3",
        "not contact>1 until once contact>2    | not(contact > 1) until once(contact > 2)",
        "2*contact+1>-(contact-1)-2            | 2 * contact + 1 > -(contact - 1) - 2",
        "contact-(1-contact)>0                 | contact - (1 - contact) > 0",
        "(contact+1)*2*-3>0                    | (contact + 1) * 2 * -3 > 0",
        "max(contact,1,abs(contact))>1e-7      | max(max(contact, 1), abs(contact)) > 1.0E-7",
        "arm.joint_1<=0.5rad                   | arm.joint_1 <= 0.5 rad",
        "1.50 m/s>=speed                       | 1.5 m/s >= speed",
      })
  void operatorsBindAsTheGrammarSaysAndPrintWithoutNeedlessBrackets(String text, String printed) {
    Formula formula = parse(text);
    assertThat(formula.text()).isEqualTo(printed);
    assertThat(parse(printed).text()).isEqualTo(printed);
  }

  @Property(seed = "1", tries = 1000)
  void whatIsPrintedParsesToTheSameTree(@ForAll long seed) {
    RandomFormulas formulas =
        new RandomFormulas(new SplittableRandom(seed), RandomFormulas.FUNCTIONS);
    SignalTable table = new SignalTable(Reference.SIGNALS);
    Node tree = Parser.parse(formulas.any(4).text(), table, Reference.PERIOD_NANOS);
    assertThat(Parser.parse(Printer.print(tree), table, Reference.PERIOD_NANOS)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "once(force > 5 N) and abs(grip) < 2 N     | N   | -3",
        "speed > 0.25 m/s                          | m/s | 0.75",
        "contact > 0.5 or contact > 0.25           | 1   | 0.75",
        "force > 5 N implies speed < 0.5 m/s       | 1   | 0.15",
        "speed > 2 m/s or grip > 4 N               | 1   | -0.2",
      })
  void robustnessIsInTheSharedUnitOrInFractionsOfScale(String text, String unit, double margin) {
    Formula formula = parse(text);
    assertThat(formula.unit()).isEqualTo(unit);
    assertThat(new PastMonitor(formula).update(new double[] {2, 1, 1, 0, 2})).isEqualTo(margin);
  }

  /// 60 Hz is no whole number of nanoseconds; half a second is 30 periods of it all the same.
  @ParameterizedTest
  @CsvSource({
    "16666667, 0.5s, 30",
    "33333333, 2s, 60",
    "1000000, 20ms, 20",
    "10000000, 0.01s, 1",
    "7, 0, 0"
  })
  void aBoundIsAWholeNumberOfPeriodsAsFarAsThePeriodIsKnown(long nanos, String bound, int ticks) {
    String text = "historically[" + bound + "," + bound + "](contact > 0)";
    PastMonitor monitor = new PastMonitor(Formula.parse(text, TABLE, nanos));
    for (int tick = 0; tick < ticks; tick++)
      assertThat(monitor.update(new double[] {0, 0, 1, 0, 0})).isInfinite();
    assertThat(monitor.update(new double[] {0, 0, 2, 0, 0})).isEqualTo(ticks == 0 ? 2 : 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.51s", "0.5001s", "1ms"})
  void aBoundBetweenTwoPeriodsIsAnErrorNotARounding(String bound) {
    assertThatThrownBy(() -> Formula.parse("once[0," + bound + "](contact > 0)", TABLE, 16666667))
        .hasMessageContaining("is no whole number of periods of 0.016666667s");
  }

  private static Formula parse(String text) {
    return Formula.parse(text, TABLE, 100_000_000);
  }
}
