package dev.sinew.drivers.sim.pusht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {

  private static final double QUARTER = Math.PI / 4;

  /// Reference poses computed with Chipmunk's shapes by an independent program.
  @ParameterizedTest
  @CsvSource({
    "256, 256, 0, true, 1.0",
    "256, 256, 0, false, 0.3239667076",
    "256, 256, 0.1, true, 0.8341660226",
    "260, 256, 0, true, 0.8947900778",
    "256, 266, 0, true, 0.7464990040",
    "256, 256, 3.141592653589793, true, 0.0",
    "300, 220, 1.0, false, 0.2168764309",
    "222.99382, 381.59903, 3.0079994, false, 0.1807826069"
  })
  void coverageIsTheExactSharedArea(
      double x, double y, double angle, boolean fromGoal, double expected) {
    Pose pose = new Pose(x, y, fromGoal ? QUARTER + angle : angle);
    assertThat(new Coverage().of(pose)).isEqualTo(expected, within(1e-9));
  }
}
