package dev.sinew.runtime.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The search is worth as much as the mistakes that it finds.
class SafetyMutationTest {

  private static final SafetyModel MODEL = SafetyModel.small();

  @Test
  void theUnchangedMachineHoldsEveryPropertyOfTheSmallModel() {
    ModelSearch.Result result = new ModelSearch(MODEL, new SafetyDecisions()).run();
    assertThat(result.broken()).as("broken after %s", result.way()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void aMissingRuleIsFound(Mutant mutant) {
    ModelSearch.Result result = new ModelSearch(MODEL, mutant.decisions).run();
    assertThat(result.broken()).isNotNull();
  }

  /// Every mode that follows a tick replaced by each of the others, every answer turned from yes to
  /// no or from no to yes: one at a time, wherever the search gets to. Each search begins in the
  /// state in which the decision first comes up; up to there the mutant is no other machine.
  @Test
  void everySingleWrongDecisionIsFound() {
    Map<DecisionPoint, Seen> points = pointsReached();
    int mutants = 0;
    for (var point : points.entrySet()) {
      for (OneWrong wrong : OneWrong.at(point.getKey(), point.getValue().right)) {
        ModelSearch.Result result = new ModelSearch(MODEL, wrong).runFrom(point.getValue().state);
        assertThat(result.broken()).as("%s", wrong).isNotNull();
        mutants++;
      }
    }
    System.out.printf("all %d wrong decisions at %d points found%n", mutants, points.size());
    assertThat(mutants).isGreaterThan(500);
  }

  /// @param state the first in which the decision came up
  /// @param right a mode or an answer
  private record Seen(ModelSearch.State state, Enum<?> right) {}

  private static Map<DecisionPoint, Seen> pointsReached() {
    Map<DecisionPoint, Seen> points = new LinkedHashMap<>();
    ModelSearch[] search = new ModelSearch[1];
    search[0] =
        new ModelSearch(
            MODEL,
            new TappedDecisions() {
              @Override
              Mode mode(DecisionPoint at, Mode right) {
                points.putIfAbsent(at, new Seen(search[0].current(), right));
                return right;
              }

              @Override
              Answer answer(DecisionPoint at, Answer right) {
                points.putIfAbsent(at, new Seen(search[0].current(), right));
                return right;
              }
            });
    search[0].run();
    return points;
  }

  private static final class OneWrong extends TappedDecisions {

    private final DecisionPoint point;
    private final Enum<?> wrong;

    private OneWrong(DecisionPoint point, Enum<?> wrong) {
      this.point = point;
      this.wrong = wrong;
    }

    static List<OneWrong> at(DecisionPoint point, Enum<?> right) {
      return switch (right) {
        case Mode mode ->
            Arrays.stream(Mode.values())
                .filter(m -> m != mode)
                .map(m -> new OneWrong(point, m))
                .toList();
        case Answer answer ->
            List.of(
                new OneWrong(
                    point, answer == Answer.ACCEPTED ? Answer.NOT_AT_REST : Answer.ACCEPTED));
        default -> throw new AssertionError(right);
      };
    }

    @Override
    Mode mode(DecisionPoint at, Mode right) {
      return at.equals(point) ? (Mode) wrong : right;
    }

    @Override
    Answer answer(DecisionPoint at, Answer right) {
      return at.equals(point) ? (Answer) wrong : right;
    }

    @Override
    public String toString() {
      return point + " -> " + wrong;
    }
  }
}
