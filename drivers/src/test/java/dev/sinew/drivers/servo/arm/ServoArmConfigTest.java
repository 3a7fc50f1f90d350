package dev.sinew.drivers.servo.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.RigSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServoArmConfigTest {

  private final ServoArmProvider provider = new ServoArmProvider();

  @Test
  void anArmReachesAsFarAsItWasCalibrated() {
    RigSpec rig = provider.describe(Sections.read("so101"));
    assertThat(provider.driver()).isEqualTo("servo-arm");
    assertThat(rig.simulated()).isFalse();
    assertThat(rig.robot().joints())
        .extracting(JointSpec::name)
        .containsExactly(
            "shoulder_pan", "shoulder_lift", "elbow_flex", "wrist_flex", "wrist_roll", "gripper");
    // By hand: (3420 - 760) / 2 * 2 pi / 4095.
    assertThat(rig.robot().joints().get(0).max()).isCloseTo(2.040693, within(1e-5));
    assertThat(rig.robot().joints().get(0).min()).isCloseTo(-2.040693, within(1e-5));
    assertThat(rig.robot().joints().get(5).min()).isCloseTo(-0.17, within(1e-12));
    assertThat(rig.robot().joints().get(5).max()).isCloseTo(1.74, within(1e-12));
  }

  @Test
  void whatTheMotorsMeasureAreStreams() {
    RigSpec rig = provider.describe(Sections.read("so101"));
    assertThat(rig.streams())
        .containsExactly(
            new StreamSpec("motor-temperature", 6, Unit.CELSIUS),
            new StreamSpec("motor-voltage", 6, Unit.VOLT),
            new StreamSpec("motor-load", 6, Unit.ONE),
            new StreamSpec("motor-current", 6, Unit.AMPERE));
  }

  @Test
  void aJointWithTwoServosIsOneJointAndTwoArmsAreOneRobot() {
    RigSpec rig = provider.describe(Sections.read("aloha-pair"));
    assertThat(rig.robot().dof()).isEqualTo(14);
    assertThat(rig.robot().joints().get(1).name()).isEqualTo("left_shoulder");
    assertThat(rig.robot().joints().get(13).name()).isEqualTo("right_gripper");
    assertThat(rig.robot().joints().get(13).unit()).isEqualTo(Unit.METRE);
    assertThat(rig.streams()).extracting(StreamSpec::name).contains("right-motor-temperature");
    assertThat(Sections.config("aloha-pair").arms().getFirst().ids())
        .containsExactly(1, 2, 4, 6, 7, 8, 9, 3, 5);
  }

  @Test
  void aKochHasGrippersThatPressWithACurrent() {
    ServoArmConfig config = Sections.config("koch");
    ArmJoint gripper = config.arms().getFirst().joints().get(5);
    assertThat(gripper.wishes().mode()).isEqualTo(Wishes.Mode.CURRENT_BASED);
    assertThat(gripper.wishes().maxCurrent(gripper.model())).isEqualTo(400);
    assertThat(gripper.spec().max()).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void aServoThatReversesItselfIsNotReversedTwice() {
    ArmJoint lift = Sections.config("koch").arms().getFirst().joints().get(1);
    assertThat(lift.calibration().driveMode()).isEqualTo(1);
    assertThat(lift.scale().unitPerCount()).isPositive();
  }

  @Test
  void anEmulatedArmNeedsNeitherPortNorCalibration() {
    RigSpec rig =
        provider.describe(
            Sections.read(
                "so101",
                "port: /dev/serial/by-id/usb-1a86_USB_Single_Serial-if00, ",
                "",
                "calibration: so101.json",
                "emulate: true",
                "park:",
                "#"));
    assertThat(rig.simulated()).isTrue();
    assertThat(rig.robot().joints().getFirst().max()).isCloseTo(Math.PI, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "servo-period-ms: 10 | servo-priod-ms: 10 | servo-priod-ms: unknown key; did you mean"
            + " 'servo-period-ms'?",
        "family: feetech-sts | family: feetech | bus.family: \"feetech\" is not one of",
        "port: /dev/serial/by-id/usb-1a86_USB_Single_Serial-if00, | | bus.port: is missing; 'sinew"
            + " find port' tells it",
        "retries: 3 | watchdog-ms: 100 | bus.watchdog-ms: only servos of family dynamixel have a"
            + " watchdog",
        "calibration: so101.json | calibration: none.json | none.json: no such file",
        "calibration: so101.json | | calibration: is missing; 'sinew calibrate joints' makes the"
            + " file",
        "wrist_roll:    {id: 5 | wrist_roll: {id: 15 | wrist_roll.id: 5 is not the id 15",
        "wrist_roll:    {id: 5 | wrist_rol: {id: 5 | wrist_rol: is missing; calibrated are",
        "shoulder_pan:  {id: 1, | shoulder_pan: {id: 1, shadow-id: 4, | joints.wrist_flex.id: 4 is"
            + " the id of joint shoulder_pan too",
        "shoulder_pan:  {id: 1, model: STS3215 | shoulder_pan: {id: 1, model: STS3214 |"
            + " joints.shoulder_pan.model: STS3214 is no servo of family feetech-sts; known are"
            + " STS3215,",
        "shoulder_pan:  {id: 1, | shoulder_pan: {id: 1, max: 2.1, | joints.shoulder_pan.max: 2.1 is"
            + " beyond 2.0407, where the calibrated range ends",
        "shoulder_pan:  {id: 1, | shoulder_pan: {id: 1, min: 2, max: 1, | joints.shoulder_pan.min:"
            + " 2.0 is not below max 1.0",
        "shoulder_pan:  {id: 1, | shoulder_pan: {id: 1, mode: extended, |"
            + " joints.shoulder_pan.mode: servos of this family have no such thing",
        "shoulder_pan:  {id: 1, | shoulder_pan: {id: 1, start: 3, | joints.shoulder_pan.start: 3.0"
            + " is outside",
        "span: [-0.17, 1.74] | span: [1, 1] | joints.gripper.span: begins and ends at 1.0",
        "span: [-0.17, 1.74] | span: [1] | joints.gripper.span: [1] has the wrong number of"
            + " entries",
        "max-silence-ms: 100 | max-silence-ms: 10 | max-silence-ms: must be above the bus period,"
            + " 10.0",
        "shoulder_pan: 0, | shoulder_pn: 0, | park.pose.shoulder_pn: is no joint of this arm",
        "shoulder_pan: 0, | shoulder_pan: 2.2, | park.pose.shoulder_pan: 2.2 is outside the joint's"
            + " range",
        "speed: 0.25 | speed: 0.01 | park.speed: 0.01 makes parking last up to 393 s; at most 20 s",
        "speed: 0.25 | speed: 0 | park",
        "max-silence-ms: 100 | arms: {left: {bus: {family: feetech-sts}, joints: {}}} |"
            + " arms.left.joints",
      })
  void whatIsWrongIsSaidInOneLine(String right, String wrong, String complaint) {
    assertThatThrownBy(
            () -> provider.describe(Sections.read("so101", right, wrong == null ? "" : wrong)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(complaint)
        .hasMessageNotContaining("\n");
  }

  @Test
  void armsHaveTheirOwnBusAndJoints() {
    assertThatThrownBy(
            () ->
                provider.describe(
                    Sections.read("aloha-pair", "max-silence-ms: 150", "park: release")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("park: stands beside arms; each of them has its own");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mode: current-based, max-current-ma: 400 | mode: current-based | max-current-ma: is"
            + " missing, with mode: current-based",
        "mode: current-based, max-current-ma: 400 | max-current-ma: 400 | mode: must be"
            + " current-based for a limit",
        "{id: 1, | {id: 1, max-current-ma: 9, | shoulder_pan.max-current-ma: a XL430-W250 does not"
            + " measure its current",
        "{id: 1, | {id: 1, max-torque-percent: 9, | max-torque-percent: servos of this family have"
            + " no such thing",
      })
  void aServoIsAskedOnlyWhatItCan(String right, String wrong, String complaint) {
    assertThatThrownBy(() -> provider.describe(Sections.read("koch", right, wrong)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(complaint);
  }
}
