package dev.sinew.app.dataset.lerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Golden numbers of lerobot 0.6.1, `compute_stats.get_feature_stats` and `aggregate_stats`, for
/// the same inputs as float64 and uint8.
class StatsTest {

  private static final double NEAR = 1e-6;

  @Test
  void statisticsOfAnEpisodeAreLeRobots() {
    assertStats(
        rising().stats(),
        Map.of(
            "min", new double[] {0, -3.5},
            "max", new double[] {343, -3.5},
            "mean", new double[] {115.5, -3.5},
            "std", new double[] {104.45788625087144, 0},
            "q01", new double[] {0, -3.5},
            "q10", new double[] {2.3323999999013596, -3.5},
            "q50", new double[] {82.31999999994798, -3.5},
            "q90", new double[] {276.59520000006125, -3.5},
            "q99", new double[] {342.96570000009996, -3.5}));
  }

  @Test
  void statisticsOfTwoEpisodesAreLeRobots() {
    VectorTally falling = new VectorTally(2);
    for (int i = 0; i < 20; i++) falling.add(new double[] {100 - i * 1.25, i % 4 * 2});
    FeatureStats both = rising().stats().merge(falling.stats());
    assertThat(both.count()).isEqualTo(70);
    assertStats(
        both,
        Map.of(
            "min", new double[] {0, -3.5},
            "max", new double[] {343, 6},
            "mean", new double[] {107.67857142857144, -1.6428571428571428},
            "std", new double[] {89.22821005370305, 3.1703344315960207},
            "q01", new double[] {21.785714285614286, -2.500000000028571},
            "q10", new double[] {23.809999999903987, -2.5000000000285687},
            "q50", new double[] {83.80078571424706, -1.9284571428666486},
            "q90", new double[] {225.42557142863777, -0.785851428542836},
            "q99", new double[] {273.54665714295714, -0.7857279999714005}));
  }

  @Test
  void statisticsOfPicturesAreLeRobots() {
    ImageTally tally = new ImageTally(8, 10);
    for (int n = 0; n < 3; n++) tally.add(picture(n));
    FeatureStats stats = tally.stats();
    assertThat(stats.count()).isEqualTo(3);
    assertStats(
        stats,
        Map.of(
            "min", new double[] {0, 0, 0.7843137},
            "max", new double[] {0.8862745, 0.8823529, 0.7843137},
            "mean", new double[] {0.4431372, 0.4411764, 0.7843137},
            "std", new double[] {0.1906772, 0.2815961, 0},
            "q01", new double[] {0.03924423666561351, 0, 0.7843137},
            "q10", new double[] {0.18434511072495405, 0, 0.7843137},
            "q50", new double[] {0.44322589051489736, 0.39229413200827207, 0.7843137},
            "q90", new double[] {0.698207062365962, 0.7844118006089155, 0.7843137},
            "q99", new double[] {0.8470302925857842, 0.8823352948357077, 0.7843137}));
  }

  @Test
  void largePicturesAreThinnedOut() {
    ImageTally tally = new ImageTally(1, 600);
    byte[] rgb = new byte[3 * 600];
    for (int x = 0; x < 600; x++) for (int c = 0; c < 3; c++) rgb[3 * x + c] = (byte) (x % 4 * 50);
    tally.add(rgb);
    assertThat(tally.stats().values().get("max")).containsExactly(0, 0, 0);
  }

  @Test
  void valuesThatAreNoNumbersCountForNothing() {
    VectorTally tally = new VectorTally(2);
    for (double value : new double[] {1, Double.NaN, Double.POSITIVE_INFINITY, 3})
      tally.add(new double[] {value, Double.NaN});
    Map<String, double[]> values = tally.stats().values();
    assertThat(values.get("mean")).containsExactly(2, Double.NaN);
    assertThat(values.get("max")).containsExactly(3, Double.NaN);
    assertThat(values.get("q50")[1]).isNaN();
  }

  private static VectorTally rising() {
    VectorTally tally = new VectorTally(2);
    for (int i = 0; i < 50; i++) tally.add(new double[] {i * i / 7.0, -3.5});
    return tally;
  }

  private static byte[] picture(int n) {
    byte[] rgb = new byte[3 * 8 * 10];
    for (int y = 0; y < 8; y++)
      for (int x = 0; x < 10; x++) {
        int at = 3 * (y * 10 + x);
        rgb[at] = (byte) (n * 31 + y * 17 + x * 5);
        rgb[at + 1] = (byte) (x * 25);
        rgb[at + 2] = (byte) 200;
      }
    return rgb;
  }

  private static void assertStats(FeatureStats stats, Map<String, double[]> golden) {
    assertThat(stats.values().keySet()).containsExactlyInAnyOrderElementsOf(golden.keySet());
    golden.forEach(
        (name, values) ->
            assertThat(stats.values().get(name)).as(name).containsExactly(values, within(NEAR)));
  }
}
