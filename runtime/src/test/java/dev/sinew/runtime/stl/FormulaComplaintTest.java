package dev.sinew.runtime.stl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaComplaintTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "forse < 20 N             | column 1: unknown signal 'forse'; did you mean 'force'?",
        "force < 20               | column 9: '20' has no unit; write '20 N'",
        "20 m > force             | column 1: '20 m' has the wrong unit; expected N",
        "contact > 0.5 N          | column 11: '0.5 N' has the wrong unit; expected a number"
            + " without unit",
        "force < speed            | column 1: 'force' is in N and 'speed' in m/s; both sides need"
            + " one unit",
        "force + 1 < 20 N         | column 9: '1' has no unit; write '1 N'",
        "force * contact < 2 N    | column 1: one factor of a product must be a number without"
            + " unit",
        "1 < 2                    | column 1: this compares constants; name a signal",
        "force                    | column 1: expected a comparison such as 'force < 20 N', got the"
            + " value 'force'",
        "not force                | column 5: expected a comparison such as 'force < 20 N', got the"
            + " value 'force'",
        "(force < 2 N) + 1 < 2    | column 1: expected a value, got the formula 'force < 2 N'",
        "force < 2 N < 3 N        | column 13: '<' does not chain; put brackets",
        "contact < 1 since contact < 2 since contact < 3 | column 31: 'since' does not chain; put"
            + " brackets",
        "force < 20 N and         | column 17: expected a signal, a number or '(', got the end",
        "force < 20 N force       | column 14: expected an operator or the end, got 'force'",
        "force < 20 N)            | column 13: expected an operator or the end, got ')'",
        "(force < 20 N            | column 14: expected ')', got the end",
        "force = 20 N             | column 7: unexpected '='; comparisons are < <= > >=, negation"
            + " is 'not'",
        "contact > .5             | column 11: unexpected '.'; write 0.5, not .5",
        "force / 2 < 20 N         | column 7: unexpected '/'; multiply by a number instead",
        "force < 20 N && contact > 1 | column 14: unexpected '&'; write 'and', 'or'",
        "force < 1e999 N          | column 9: '1e999 N' is too large",
        "force < -and             | column 10: expected a signal, a number or '(', got 'and'",
        "previous[0,1s] contact > 1 | column 9: 'previous' takes no window",
        "once[0,0.25s](contact > 1) | column 8: '0.25 s' is no whole number of periods of 0.1s",
        "once[0,1](contact > 1)   | column 8: '1' is no time; write 1s or 1ms",
        "once[0,1 h](contact > 1) | column 8: '1 h' is no time; write 1s or 1ms",
        "once[0,1e1s](contact > 1) | column 8: write '1e1 s' without an exponent",
        "once[2s,1s](contact > 1) | column 9: the window ends at '1 s' before it begins at '2 s'",
        "once[0;1s](contact > 1)  | column 7: unexpected ';'; a formula is names, numbers with"
            + " units, operators and brackets",
        "once[,1s](contact > 1)   | column 6: expected a time such as 0.5s or 20ms, got ','",
        "once[0,1s(contact > 1)   | column 10: expected ']', got '('",
        "once[0,999999s](contact > 1) | column 8: '999999 s' is more than 1000000 periods",
        "abs(force, force) < 1 N  | column 10: expected ')', got ','",
        "max(force) < 1 N         | column 10: expected ',', got ')'",
        "max(force, speed) < 1 N  | column 5: 'force' is in N and 'speed' in m/s; both sides need"
            + " one unit",
      })
  void everyComplaintIsOneLineWithPlaceAndRemedy(String text, String complaint) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(FormulaException.class)
        .hasMessage(complaint + ", in: " + text);
  }

  @Test
  void aLongOrBrokenUpTextIsQuotedAroundThePlaceInOneLine() {
    String text = "force < 1 N and\n".repeat(20) + "forse < 1 N" + "\tand force < 2 N".repeat(20);
    assertThatThrownBy(() -> parse(text))
        .hasMessage(
            "column 321: unknown signal 'forse'; did you mean 'force'?, in: ...1 N and force < 1 N"
                + " and force < 1 N and forse < 1 N and force < 2 N and force < ...");
    assertThatThrownBy(() -> parse("force < 1 N or ".repeat(300) + "force < 1 N"))
        .hasMessageContaining("longer than 4096 characters");
    assertThatThrownBy(() -> parse("(".repeat(101) + "force"))
        .hasMessageContaining("nested deeper than 100 levels");
    assertThatThrownBy(() -> parse(""))
        .hasMessage("column 1: expected a signal, a number or '(', got the end, in: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "force > 5 N implies contact > 0.5 | the comparisons mix units (N, 1), so every signal"
            + " needs a scale; 'contact' has none",
        "arm.joint_1 > 0 rad or force > 5 N | the comparisons mix units (rad, N), so every signal"
            + " needs a scale; 'arm.joint_1' has none",
        "force > grip or speed > 1 m/s | the signals of one comparison need one scale; in 'force >"
            + " grip' they have 20.0 and 10.0",
      })
  void mixedUnitsWithoutOneScaleAComparisonAreRefused(String text, String complaint) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(FormulaException.class)
        .hasMessage(complaint);
  }

  @Test
  void aSignalThatNoFormulaCouldNameIsRefused() {
    assertThatThrownBy(() -> new Signal("tool force", "N")).hasMessageContaining("'tool force'");
    assertThatThrownBy(() -> new Signal("since", "N")).hasMessageContaining("'since'");
    assertThatThrownBy(() -> new Signal("x", "N m"))
        .hasMessageContaining("'N m' is no unit symbol");
    assertThatThrownBy(() -> new Signal("x", "min"))
        .hasMessageContaining("'min' is no unit symbol");
    assertThatThrownBy(() -> new Signal("x", "N", 0))
        .hasMessageContaining("scale 0.0 must be above 0");
    assertThatThrownBy(() -> new Signal("x", "N", Double.NaN)).hasMessageContaining("scale NaN");
    assertThatThrownBy(() -> new SignalTable(List.of(new Signal("x", "N"), new Signal("x", "m"))))
        .hasMessage("two signals are named 'x'");
  }

  /// Valid words in senseless order get far into the parser.
  @Property(seed = "2", tries = 3000)
  void wordsInAnyOrderAreAFormulaOrAComplaintInOneLine(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> words =
        Stream.concat(
                Stream.of(Operator.values()).map(Operator::symbol),
                Stream.of("(", ")", "[", "]", ",", "[0,1s]", "1 N", "0.5", "3e2 m/s", "force")
                    .flatMap(word -> Stream.of(word, word, word)))
            .toList();
    assertOneLine(
        random
            .ints(random.nextInt(1, 25), 0, words.size())
            .mapToObj(words::get)
            .collect(Collectors.joining(random.nextBoolean() ? " " : "")));
  }

  @Property(seed = "3", tries = 2000)
  void anyTextIsAFormulaOrAComplaintInOneLine(@ForAll String text) {
    assertOneLine(text);
    assertOneLine("once[0,1s](force < 1 N) and " + text);
    assertOneLine("once[" + text);
  }

  private static void assertOneLine(String text) {
    try {
      assertThat(parse(text).text()).isNotBlank();
    } catch (FormulaException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n", "\r", "\u2028", "\u0085");
      assertThat(e.getMessage().lines()).hasSize(1);
    }
  }

  private static Formula parse(String text) {
    return Formula.parse(text, FormulaTest.TABLE, 100_000_000);
  }
}
