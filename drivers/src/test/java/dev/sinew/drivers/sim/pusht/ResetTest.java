package dev.sinew.drivers.sim.pusht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResetTest {

  /// Draws of numpy's RandomState, from the table of the 206 demonstrations.
  @ParameterizedTest
  @CsvSource({
    "0, 222, 97, 217, 292, 3.0079994677219553",
    "1, 87, 285, 172, 355, -6.595749753457083"
  })
  void resetsEqualNumpysRandomState(
      long seed, double ax, double ay, double bx, double by, double angle) {
    Reset reset = Reset.of(seed);
    assertThat(reset)
        .usingRecursiveComparison()
        .ignoringFields("angle")
        .isEqualTo(new Reset(ax, ay, bx, by, angle));
    assertThat(reset.angle()).isEqualTo(angle, within(1e-14));
  }
}
