package dev.sinew.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.PlanStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Goldens: numpy 2, with ACT's own lines (tonyzhaozh/act, `imitate_episodes.py`): `exp_weights =
/// np.exp(-k * np.arange(n)); exp_weights /= exp_weights.sum();` `(actions *
/// exp_weights).sum(axis=0)`, actions oldest first; the other convention with the weights reversed.
/// Rows are 100 ns apart.
class EnsembleTest {

  private static final double M = 0.1;
  private static final double ACT_OLDEST_3 = 11.334442042448018;
  private static final double ACT_OLDEST_2 = 18.750208125210598;
  private static final double NEWEST_FIRST_3 = 12.665557957551982;
  private static final double NEWEST_FIRST_2 = 19.249791874789402;
  private static final double[][] ROWS = {
    {1.0, 0.0834869491523726, -0.8579614774595793, -0.48405370518766466, -0.15041290839119645},
    {2.0, 0.3168238933954311, -0.0042539985686190565, 0.04397898520199753, 0.94745468120145},
    {-3.0, -0.8474993208120299, -0.013740005201135684, -0.044892016993404886, -0.5287162001400039},
    {0.0, 0.3417179830873523, 0.8911779558929305, 0.2982269852398522, -0.009556999526995433}
  };
  private static final double[] WEIGHTS = {
    1.0, 0.7408182206817179, 0.5488116360940264, 0.40656965974059917
  };
  private static final double[] MEAN = {
    0.30976992910394424,
    -0.28931975360945766,
    -0.7450383787447236,
    -0.38982500677750387,
    -0.45743672618157255
  };

  @Test
  void actsOwnFormulaWeighsTheOldestMost() {
    Desk desk = threeChunks(Strategy.Weights.ACT_OLDEST);
    assertThat(desk.at(200)).isCloseTo(ACT_OLDEST_3, within(1e-12));
    assertThat(desk.at(300)).isCloseTo(ACT_OLDEST_3 + 1, within(1e-12));
    assertThat(desk.at(400)).isCloseTo(ACT_OLDEST_2, within(1e-12));
  }

  @Test
  void theOtherConventionWeighsTheNewestMost() {
    Desk desk = threeChunks(Strategy.Weights.NEWEST_FIRST);
    assertThat(desk.at(200)).isCloseTo(NEWEST_FIRST_3, within(1e-12));
    assertThat(desk.at(400)).isCloseTo(NEWEST_FIRST_2, within(1e-12));
  }

  @Test
  void aRowOfZerosTakesPartAndAMissingRowDoesNot() {
    Desk desk = new Desk(new Strategy.Ensemble(Strategy.Weights.ACT_OLDEST, 0, 8), hold(), 1);
    desk.offer(0, 0, 3, 3);
    desk.sample(0);
    desk.offer(100, 100, 0, 0, 0, 0);
    assertThat(desk.at(100)).isEqualTo(1.5);
    assertThat(desk.at(200)).isZero();
  }

  @Test
  void onlyTheNewestChunksAreAveraged() {
    Desk desk = new Desk(new Strategy.Ensemble(Strategy.Weights.ACT_OLDEST, 0, 2), hold(), 1);
    for (int i = 0; i < 3; i++) {
      desk.offer(i, i, i, i, i, i);
      desk.sample(i);
    }
    assertThat(desk.command.position(0)).isEqualTo(1.5);
  }

  @Test
  void linesLeadFromTheLastCommandToTheMeanAStepLater() {
    Desk desk =
        new Desk(new Strategy.Ensemble(Strategy.Weights.ACT_OLDEST, 0, 8), Interpolation.LINEAR, 1);
    desk.offer(0, 0, 0, 0, 0, 0, 0);
    desk.sample(0);
    desk.sample(90);
    desk.offer(95, 0, 8, 8, 8, 8, 8);
    assertThat(desk.at(115)).isCloseTo(1, within(1e-12));
    assertThat(desk.at(140)).isCloseTo(2, within(1e-12));
    assertThat(desk.at(190)).isEqualTo(4);
  }

  @Test
  void whenNoChunkHasARowTheLastOneComesToRest() {
    Desk desk = threeChunks(Strategy.Weights.ACT_OLDEST);
    assertThat(desk.sample(599)).isEqualTo(PlanStatus.FOLLOWING);
    assertThat(desk.sample(600)).isEqualTo(PlanStatus.STARVED);
    assertThat(desk.command.position(0)).isEqualTo(22 + 3);
  }

  /// scipy 1.18.1, `Rotation.from_quat(q).mean(w)` (Markley et al. 2007).
  @Test
  void rotationsAreAveragedOnTheRotationGroupWhateverTheirSigns() {
    Columns columns = new Columns(5, List.of(List.of(1, 2, 3, 4)));
    WeightedMean mean = new WeightedMean(columns);
    mean.clear();
    for (int i = 0; i < ROWS.length; i++) mean.add(ROWS[i], WEIGHTS[i]);
    double[] out = new double[5];
    mean.read(out);
    columns.align(out, MEAN);
    assertThat(out).containsExactly(MEAN, within(1e-12));
  }

  /// What averaging componentwise would give for two quaternions of one rotation: nothing.
  @Test
  void twoQuaternionsOfOneRotationAverageToThatRotation() {
    Desk desk =
        new Desk(
            new Schedule(
                new Strategy.Ensemble(Strategy.Weights.ACT_OLDEST, 0, 8),
                hold(),
                1,
                List.of(List.of(0, 1, 2, 3))),
            4);
    double h = Math.sqrt(0.5);
    desk.offer(0, 0, h, h, 0, 0, h, h, 0, 0);
    desk.sample(0);
    desk.offer(0, 0, -h, -h, 0, 0, -h, -h, 0, 0);
    desk.sample(10);
    assertThat(desk.command.position(0)).isCloseTo(h, within(1e-12));
    assertThat(desk.command.position(1)).isCloseTo(h, within(1e-12));
  }

  /// Rows: 0, 1, 2, ... ; 11, 12, ... from 100 on; 22, 23, ... from 200 on.
  private static Desk threeChunks(Strategy.Weights weights) {
    Desk desk = new Desk(new Strategy.Ensemble(weights, M, 8), hold(), 1);
    desk.offer(0, 0, 0, 1, 2, 3);
    desk.sample(0);
    desk.offer(100, 100, 11, 12, 13, 14);
    desk.sample(100);
    desk.offer(200, 200, 22, 23, 24, 25);
    desk.sample(200);
    return desk;
  }

  private static Interpolation hold() {
    return Interpolation.HOLD;
  }
}
