package dev.sinew.runtime.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.stl.Formula;
import dev.sinew.runtime.stl.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a deployment demands beyond the standard rules: of its sensors, and in temporal logic.
class DemandsTest {

  private static final List<JointSpec> JOINTS = List.of(Bed.joint("a"), Bed.joint("b"));
  private static final int STREAM = StandardRule.values().length;

  @Test
  void aForceAboveItsBoundStopsAndNaNIsAboveEveryBound() {
    for (double newtons : new double[] {20.1, -20.1, Double.NaN, 1e300}) {
      Bed bed = bed(new StreamRule("force", 0, 0, true, 20, Reaction.STOP));
      feel(bed, 19.9);
      assertThat(bed.supervisor.mode()).isEqualTo(Mode.RUNNING);
      feel(bed, newtons);
      assertThat(bed.supervisor.mode()).isEqualTo(Mode.STOPPING);
      assertThat(bed.supervisor.cause()).isEqualTo(STREAM + 2);
    }
  }

  @Test
  void aSensorThatGivesNothingNewStops() {
    Bed bed = bed(new StreamRule("force", 25_000_000, 0, true, 20, Reaction.STOP));
    feel(bed, 1);
    bed.tick(0, 0);
    bed.tick(0, 0);
    assertThat(bed.supervisor.mode()).isEqualTo(Mode.RUNNING);
    bed.tick(0, 0);
    assertThat(bed.supervisor.cause()).isEqualTo(STREAM);
  }

  @Test
  void aSensorThatRepeatsItselfStops() {
    Bed bed = bed(new StreamRule("force", 0, 3, true, 20, Reaction.STOP));
    for (int i = 0; i < 4; i++) feel(bed, 1);
    assertThat(bed.supervisor.mode()).isEqualTo(Mode.RUNNING);
    feel(bed, 1);
    assertThat(bed.supervisor.cause()).isEqualTo(STREAM + 1);
  }

  @Test
  void theSoftReactionSlowsThePlanToRestAndLetsItGoAgain() {
    Bed bed = bed(new StreamRule("force", 0, 0, true, 20, Reaction.SLOW));
    feel(bed, 30);
    assertThat(bed.supervisor.planRate()).isBetween(0.5, 0.95);
    for (int i = 0; i < 10; i++) feel(bed, 30);
    assertThat(bed.supervisor.planRate()).isZero();
    assertThat(bed.supervisor.mode()).isEqualTo(Mode.RUNNING);
    for (int i = 0; i < 100; i++) feel(bed, 1);
    assertThat(bed.supervisor.planRate()).isBetween(0.15, 0.25);
  }

  @Test
  void theStrongestReactionAlsoAsksTheRobotToHold() {
    Bed bed = bed(new StreamRule("force", 0, 0, true, 20, Reaction.HALT));
    feel(bed, 30);
    assertThat(bed.supervisor.wantsHalt()).isTrue();
  }

  @Test
  void aFormulaOnThePastStopsInTheTickThatBreaksIt() {
    Formula formula =
        Formula.parse(
            "historically[0,50ms](force.norm < 20 N) or position.a < 0.5 rad",
            MeasuredSignals.table(
                new Bed().robot, List.of(Bed.FORCE), Map.of("force.norm", 1.0, "position.a", 1.0)),
            Bed.TICK);
    Bed bed = bed(new FormulaRule("gentle", formula, false, Reaction.STOP));
    feel(bed, 30);
    for (int i = 1; i <= 4; i++) {
      bed.feel(0);
      bed.tick(0.09 * i, 0);
    }
    assertThat(bed.supervisor.mode()).isEqualTo(Mode.RUNNING);
    for (int i = 0; i < 6; i++) {
      bed.tick(0.36 + 0.09 * i, 0);
      bed.feel(25);
    }
    assertThat(bed.supervisor.mode()).isNotEqualTo(Mode.RUNNING);
    assertThat(bed.supervisor.cause()).isEqualTo(STREAM);
  }

  @Test
  void aPlanIsAcceptedShortenedOrRefusedByItsFormulas() {
    Formula formula =
        Formula.parse(
            "always(position.b < 0.5 rad)",
            PlannedSignals.table(new Bed().robot, Map.of()),
            100_000_000);
    Bed bed = bed(new FormulaRule("low", formula, true, Reaction.STOP));
    assertThat(bed.supervisor.judge(chunk(0, 0.1, 0.2), 0)).isEqualTo(Verdict.ACCEPT);
    ChunkBuffer half = chunk(0, 0.4, 0.6);
    assertThat(bed.supervisor.judge(half, 0)).isEqualTo(Verdict.SHORTEN);
    assertThat(half.rows()).isEqualTo(2);
    assertThat(bed.supervisor.judge(chunk(0.7, 0.1, 0.1), 0)).isEqualTo(Verdict.REFUSE);
    assertThat(bed.supervisor.judgedChunks()).isEqualTo(2);
    assertThat(bed.supervisor.refusedSequence()).isEqualTo(7);
  }

  @Test
  void aFormulaOnThePlanMaySpeakOfSpeed() {
    Formula formula =
        Formula.parse(
            "always(abs(velocity.b) <= 1.5 rad/s)",
            PlannedSignals.table(new Bed().robot, Map.of()),
            100_000_000);
    Bed bed = bed(new FormulaRule("slow", formula, true, Reaction.STOP));
    assertThat(bed.supervisor.judge(chunk(0, 0.1, 0.2), 0)).isEqualTo(Verdict.ACCEPT);
    ChunkBuffer jump = chunk(0, 0.1, 0.4);
    assertThat(bed.supervisor.judge(jump, 0)).isEqualTo(Verdict.SHORTEN);
    assertThat(jump.rows()).isEqualTo(2);
  }

  private static ChunkBuffer chunk(double... ofB) {
    ChunkBuffer chunk = new ChunkBuffer(16, 2);
    chunk.describe(ofB.length, 0, 100_000_000, 7, 0, 0);
    for (int row = 0; row < ofB.length; row++) {
      chunk.set(row, 0, 0);
      chunk.set(row, 1, ofB[row]);
    }
    return chunk;
  }

  private static void feel(Bed bed, double newtons) {
    bed.feel(newtons);
    bed.tick(0, 0);
  }

  private static Bed bed(StreamRule rule) {
    return new Bed(JOINTS, Bed.spec(JOINTS, List.of(rule), List.of())).running();
  }

  private static Bed bed(FormulaRule rule) {
    return new Bed(JOINTS, Bed.spec(JOINTS, List.of(), List.of(rule))).running();
  }
}
