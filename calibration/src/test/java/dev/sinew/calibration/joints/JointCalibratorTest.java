package dev.sinew.calibration.joints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.calibration.joints.JointCalibrator.Stage;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.calibration.ServoTraits;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JointCalibratorTest {

  private static final int TURN = 4096;

  /// A servo's reading: how its encoder, its direction and its offset make it.
  private record Servo(ServoTraits traits, int direction, int offset) {

    int reports(int encoder) {
      int sign = traits == ServoTraits.DYNAMIXEL ? 1 : -1;
      return Math.floorMod(direction * encoder + sign * offset, TURN);
    }
  }

  private static JointCalibrator calibrator(ServoTraits traits, boolean directions, int offset) {
    return calibrator(traits, directions, new CalibratedJoint("pan", 1, TURN, false, offset, 0));
  }

  private static JointCalibrator calibrator(
      ServoTraits traits, boolean directions, CalibratedJoint joint) {
    return new JointCalibrator(List.of(joint), traits, directions);
  }

  private static void move(JointCalibrator calibrator, Servo servo, int from, int to) {
    int step = from < to ? 100 : -100;
    for (int at = from; step * (to - at) > 0; at += step) calibrator.sample(0, servo.reports(at));
    calibrator.sample(0, servo.reports(to));
  }

  private static JointCalibration sweep(
      JointCalibrator calibrator, Servo servo, int centre, int low, int high) {
    calibrator.sample(0, servo.reports(centre));
    assertThat(calibrator.proceed()).isEmpty();
    move(calibrator, servo, centre, low);
    move(calibrator, servo, low, high);
    while (calibrator.stage() == Stage.SWEEP)
      assertThat(calibrator.proceed())
          .noneMatch(finding -> finding.weight() == Finding.Weight.REFUSAL);
    return calibrator.calibration().joints().get("pan");
  }

  /// Wherever the encoder, the old offset, the range and the hand that centres are.
  @Property(seed = "7201", tries = 3000)
  void afterwardsTheWholeRangeIsWithinTheEncoderAndItsEndsAreTheServos(
      @ForAll boolean dynamixel,
      @ForAll @IntRange(max = 4095) int low,
      @ForAll @IntRange(min = 200, max = 3900) int range,
      @ForAll @IntRange(max = 1000) int centring,
      @ForAll @IntRange(min = -2047, max = 2047) int offset) {
    ServoTraits traits = dynamixel ? ServoTraits.DYNAMIXEL : ServoTraits.FEETECH_STS;
    int centre = low + range * centring / 1000;
    JointCalibrator calibrator = calibrator(traits, false, offset);
    JointCalibration found =
        sweep(calibrator, new Servo(traits, 1, offset), centre, low, low + range);
    Servo afterwards = new Servo(traits, 1, found.homingOffset());
    assertThat(afterwards.reports(low)).isEqualTo(found.rangeMin());
    assertThat(afterwards.reports(low + range)).isEqualTo(found.rangeMax());
    assertThat(found.rangeMax() - found.rangeMin()).isEqualTo(range);
    assertThat(Math.abs(found.homingOffset())).isLessThanOrEqualTo(2048);
  }

  @Property(seed = "7202")
  void aSecondTimeNothingElseIsFound(
      @ForAll boolean dynamixel,
      @ForAll @IntRange(max = 4095) int low,
      @ForAll @IntRange(min = 200, max = 3900) int range,
      @ForAll @IntRange(max = 1000) int centring,
      @ForAll @IntRange(min = -2047, max = 2047) int offset) {
    ServoTraits traits = dynamixel ? ServoTraits.DYNAMIXEL : ServoTraits.FEETECH_STS;
    int centre = low + range * centring / 1000;
    JointCalibration first =
        sweep(
            calibrator(traits, false, offset),
            new Servo(traits, 1, offset),
            centre,
            low,
            low + range);
    JointCalibration second =
        sweep(
            calibrator(traits, false, first.homingOffset()),
            new Servo(traits, 1, first.homingOffset()),
            centre,
            low,
            low + range);
    assertThat(second).isEqualTo(first);
  }

  /// The rule of LeRobot 0.6.1: `FeetechMotorsBus._get_half_turn_homings` is position - 2047,
  /// Dynamixel's 2047 - position.
  @Property(seed = "7203")
  void aJointThatWasCentredGetsLeRobotsOffset(
      @ForAll @IntRange(min = 0, max = 4094) int encoder, @ForAll boolean dynamixel) {
    ServoTraits traits = dynamixel ? ServoTraits.DYNAMIXEL : ServoTraits.FEETECH_STS;
    JointCalibration found =
        sweep(
            calibrator(traits, false, 0),
            new Servo(traits, 1, 0),
            encoder,
            encoder - 900,
            encoder + 1000);
    assertThat(found)
        .isEqualTo(
            new JointCalibration(1, 0, dynamixel ? 2047 - encoder : encoder - 2047, 1147, 3047));
  }

  /// A register of 12 bits, sign and magnitude, holds no 2048.
  @Test
  void theLastCountOfAFeetechEncoderIsCentredAsFarAsItsRegisterGoes() {
    JointCalibration found =
        sweep(
            calibrator(ServoTraits.FEETECH_STS, false, 0),
            new Servo(ServoTraits.FEETECH_STS, 1, 0),
            4095,
            3195,
            5095);
    assertThat(found).isEqualTo(new JointCalibration(1, 0, -2047, 1146, 3046));
  }

  @Test
  void aFullTurnJointKeepsTheWholeEncoder() {
    CalibratedJoint roll = new CalibratedJoint("pan", 1, TURN, true, 0, 0);
    JointCalibration found =
        sweep(
            calibrator(ServoTraits.FEETECH_STS, false, roll),
            new Servo(ServoTraits.FEETECH_STS, 1, 0),
            300,
            -2000,
            7000);
    assertThat(found).isEqualTo(new JointCalibration(1, 0, 300 - 2047, 0, 4095));
  }

  @Test
  void aJointWhoseRangeWouldWrapIsCentredOnItsRange() {
    JointCalibrator calibrator = calibrator(ServoTraits.FEETECH_STS, false, 0);
    Servo servo = new Servo(ServoTraits.FEETECH_STS, 1, 0);
    calibrator.sample(0, servo.reports(1000));
    calibrator.proceed();
    move(calibrator, servo, 1000, 900);
    move(calibrator, servo, 900, 3700);
    assertThat(calibrator.proceed())
        .extracting(Finding::text)
        .containsExactly(
            "pan (id 1) was near an end of its range when the arm was called centred",
            "pan (id 1) was 114 degrees from the middle: the middle of what was swept is taken"
                + " instead");
    assertThat(calibrator.calibration().joints().get("pan"))
        .isEqualTo(new JointCalibration(1, 0, 2300 - 2047, 647, 3447));
  }

  @Test
  void aJointThatWasHardlyMovedIsTakenOnlyWhenThePersonInsists() {
    JointCalibrator calibrator = calibrator(ServoTraits.FEETECH_STS, false, 0);
    Servo servo = new Servo(ServoTraits.FEETECH_STS, 1, 0);
    calibrator.sample(0, servo.reports(1000));
    calibrator.proceed();
    assertThat(calibrator.proceed())
        .extracting(Finding::text)
        .containsExactly("pan (id 1) was not moved: move it through its range");
    assertThat(calibrator.proceed()).isNotEmpty();
    move(calibrator, servo, 950, 1050);
    assertThat(calibrator.proceed())
        .extracting(Finding::text)
        .containsExactly("pan (id 1) was moved only 8.8 degrees: move it to both of its ends");
    assertThat(calibrator.stage()).isEqualTo(Stage.SWEEP);
    calibrator.proceed();
    assertThat(calibrator.stage()).isEqualTo(Stage.DONE);
  }

  @Test
  void aJointThatWasTurnedAllTheWayRoundIsSweptAgain() {
    JointCalibrator calibrator = calibrator(ServoTraits.FEETECH_STS, false, 0);
    Servo servo = new Servo(ServoTraits.FEETECH_STS, 1, 0);
    calibrator.sample(0, servo.reports(1000));
    calibrator.proceed();
    move(calibrator, servo, 1000, 5200);
    assertThat(calibrator.proceed())
        .extracting(Finding::text)
        .containsExactly(
            "pan (id 1) was turned 369 degrees, all the way round: move it from end to end again,"
                + " or name it with --full-turn");
    move(calibrator, servo, 5200, 4296);
    move(calibrator, servo, 4296, 6096);
    assertThat(calibrator.proceed()).isEmpty();
    assertThat(calibrator.calibration().joints().get("pan"))
        .isEqualTo(new JointCalibration(1, 0, 1000 - 2047, 2047 - 800, 2047 + 1000));
  }

  @Test
  void aJointThatCouldNotBeFollowedIsSweptAgain() {
    JointCalibrator calibrator = calibrator(ServoTraits.FEETECH_STS, false, 0);
    Servo servo = new Servo(ServoTraits.FEETECH_STS, 1, 0);
    calibrator.sample(0, servo.reports(1000));
    calibrator.proceed();
    move(calibrator, servo, 1000, 500);
    calibrator.sample(0, servo.reports(2000));
    assertThat(calibrator.proceed())
        .extracting(Finding::text)
        .containsExactly(
            "pan (id 1) could not be followed: move it from end to end again, more slowly");
    move(calibrator, servo, 2000, 500);
    assertThat(calibrator.proceed()).isEmpty();
    assertThat(calibrator.calibration().joints().get("pan"))
        .isEqualTo(new JointCalibration(1, 0, 1000 - 2047, 1547, 3047));
  }

  @Test
  void aServoWithoutAnOffsetMustHaveItsRangeWithinItsEncoder() {
    CalibratedJoint finger = new CalibratedJoint("pan", 1, 1229, false, 0, 0);
    JointCalibrator calibrator = calibrator(ServoTraits.FEETECH_SCS, false, finger);
    for (int counts : new int[] {900, 1000, 30, 1000, 900}) {
      calibrator.sample(0, counts);
      if (calibrator.stage() == Stage.CENTRE) calibrator.proceed();
    }
    assertThat(calibrator.proceed())
        .extracting(Finding::text)
        .contains(
            "pan (id 1) passes the place where its encoder jumps: mount its horn so that the jump"
                + " is out of its way");
  }

  @Test
  void aServoThatHasNotAnsweredCannotBeCentred() {
    JointCalibrator calibrator = calibrator(ServoTraits.FEETECH_STS, false, 0);
    assertThat(calibrator.proceed())
        .extracting(Finding::text)
        .containsExactly("pan (id 1) has not answered yet");
    assertThat(calibrator.stage()).isEqualTo(Stage.CENTRE);
    assertThatThrownBy(calibrator::calibration).isInstanceOf(IllegalStateException.class);
  }

  @Property(seed = "7204")
  void aReversedJointIsFoundAndReadsPositiveTheWayItWasShown(
      @ForAll boolean dynamixel,
      @ForAll @IntRange(max = 1) int held,
      @ForAll boolean positiveIsUp,
      @ForAll @IntRange(min = -1500, max = 1500) int offset) {
    ServoTraits traits = dynamixel ? ServoTraits.DYNAMIXEL : ServoTraits.FEETECH_STS;
    Assume.that(dynamixel || held == 0);
    Servo servo = new Servo(traits, held == 0 ? 1 : -1, offset);
    JointCalibrator calibrator =
        calibrator(traits, true, new CalibratedJoint("pan", 1, TURN, false, offset, held));
    calibrator.sample(0, servo.reports(1000));
    calibrator.proceed();
    move(calibrator, servo, 1000, 300);
    move(calibrator, servo, 300, 2000);
    calibrator.proceed();
    assertThat(calibrator.stage()).isEqualTo(Stage.DIRECTION);
    move(calibrator, servo, 2000, positiveIsUp ? 2100 : 1900);
    calibrator.proceed();
    JointCalibration found = calibrator.calibration().joints().get("pan");
    Servo afterwards =
        new Servo(traits, dynamixel && found.driveMode() == 1 ? -1 : 1, found.homingOffset());
    int sign = dynamixel || found.driveMode() == 0 ? 1 : -1;
    assertThat(sign * (afterwards.reports(1100) - afterwards.reports(1000)))
        .isEqualTo(positiveIsUp ? 100 : -100);
    int[] ends = {afterwards.reports(300), afterwards.reports(2000)};
    assertThat(ends).containsExactlyInAnyOrder(found.rangeMin(), found.rangeMax());
  }

  @Test
  void aJointThatShowsNoDirectionKeepsItsOwn() {
    CalibratedJoint joint = new CalibratedJoint("pan", 1, TURN, false, 0, 1);
    JointCalibrator calibrator = calibrator(ServoTraits.FEETECH_STS, true, joint);
    Servo servo = new Servo(ServoTraits.FEETECH_STS, 1, 0);
    calibrator.sample(0, servo.reports(1000));
    calibrator.proceed();
    move(calibrator, servo, 300, 2000);
    calibrator.proceed();
    calibrator.proceed();
    assertThat(calibrator.calibration().joints().get("pan").driveMode()).isOne();
  }
}
