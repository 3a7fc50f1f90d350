package dev.sinew.drivers.servo.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JointScaleTest {

  /// Formula of LeRobot 0.6.1, `MotorsBus._normalize`: degrees are `(v - (min + max) / 2) * 360 /
  /// (resolution - 1)`; its own function gave these numbers.
  @ParameterizedTest
  @CsvSource({
    "758, 3292, 758, -111.384615",
    "758, 3292, 2025, 0",
    "758, 3292, 3292, 111.384615",
    "758, 3292, 4095, 181.978022",
    "0, 4095, 0, -180",
    "0, 4095, 2048, 0.043956",
    "0, 4095, 4095, 180",
    "901, 3210, 1234, -72.219780"
  })
  void anglesAreLeRobotsDegrees(int min, int max, int counts, double degrees) {
    JointScale scale = JointScale.angle(new JointCalibration(1, 0, 0, min, max), 4096);
    assertThat(Math.toDegrees(scale.value(counts))).isCloseTo(degrees, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "2031, 3476, 0, 2031, 0",
    "2031, 3476, 0, 3476, 100",
    "2031, 3476, 0, 2500, 32.456747",
    "2031, 3476, 1, 2500, 67.543253",
    "2031, 3476, 1, 2031, 100",
    "2031, 3476, 1, 3476, 0"
  })
  void spansAreLeRobotsRange0To100(int min, int max, int driveMode, int counts, double percent) {
    JointScale scale = JointScale.span(new JointCalibration(1, driveMode, 0, min, max), 0, 100);
    assertThat(scale.value(counts)).isCloseTo(percent, within(1e-6));
  }

  @Test
  void aReversedJointsAngleChangesItsSign() {
    JointCalibration joint = new JointCalibration(1, 1, 0, 1000, 3000);
    assertThat(JointScale.angle(joint, 4096).value(3000)).isNegative();
    assertThat(JointScale.angle(joint.unreversed(), 4096).value(3000)).isPositive();
  }

  @Test
  void aValueThatIsNoNumberIsNoPosition() {
    JointScale scale = JointScale.angle(new JointCalibration(1, 0, 0, 1000, 3000), 4096);
    assertThat(scale.counts(Double.NaN)).isEqualTo(JointScale.NONE);
  }

  @Property(seed = "7101")
  void countsGoThereAndBack(
      @ForAll @IntRange(min = -4096, max = 8191) int counts,
      @ForAll @IntRange(min = 0, max = 2000) int min,
      @ForAll @IntRange(min = 100, max = 2000) int width,
      @ForAll @IntRange(max = 1) int driveMode) {
    JointCalibration joint = new JointCalibration(1, driveMode, 0, min, min + width);
    JointScale angle = JointScale.angle(joint, 4096);
    JointScale span = JointScale.span(joint, -0.17, 1.74);
    assertThat(angle.counts(angle.value(counts))).isEqualTo(counts);
    assertThat(span.counts(span.value(counts))).isEqualTo(counts);
    assertThat(angle.value(counts + 1) - angle.value(counts))
        .isCloseTo(angle.unitPerCount(), within(1e-12));
    assertThat(span.value(counts + 1) - span.value(counts))
        .isCloseTo(span.unitPerCount(), within(1e-12));
  }
}
