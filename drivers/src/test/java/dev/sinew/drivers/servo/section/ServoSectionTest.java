package dev.sinew.drivers.servo.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.drivers.servo.calibration.ArmCalibration;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServoSectionTest {

  private static final String ARM =
      """
      driver: servo-arm
      name: two
      bus: {family: feetech-sts, port: /dev/ttyACM0}
      calibration: calibration/two.json
      joints:
        pan: {id: 1, model: STS3215, unit: rad}
        gripper: {id: 2, shadow-id: 7, model: STS3215, span: [-0.17, 1.74]}
      """;

  @TempDir Path folder;

  private ServoSection read(String text) {
    return read(text, false);
  }

  private ServoSection read(String text, boolean emulate) {
    return ServoSection.read(ConfigSection.parse(folder.resolve("arm.yaml"), text), emulate);
  }

  @Test
  void readsTheCommonKeysAndLeavesTheOthersAlone() {
    ServoSection section = read(ARM);
    assertThat(section.bus())
        .isEqualTo(
            new BusSection(BusFamily.FEETECH_STS, Optional.of("/dev/ttyACM0"), 1_000_000, 3, 0));
    assertThat(section.ids()).containsExactly(1, 2);
    assertThat(section.joints().getLast())
        .isEqualTo(
            new ServoJoint(
                "gripper",
                2,
                OptionalInt.of(7),
                BusFamily.FEETECH_STS.models().named("STS3215"),
                Optional.of(new ServoJoint.Span(-0.17, 1.74))));
    assertThat(section.calibrationFile()).contains(folder.resolve("calibration/two.json"));
    assertThat(section.emulate()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "feetech-sts | futaba | bus.family: \"futaba\" is not one of",
        "port: /dev/ttyACM0 | prot: /dev/ttyACM0 | bus.prot: unknown key; did you mean 'port'?",
        "shadow-id: 7 | shadow-id: 1 | joints.gripper.shadow-id: 1 is the id of joint pan too",
        "id: 2, shadow-id: 7, model: STS3215 | id: 2, model: XL330-M077 |"
            + " joints.gripper.model: XL330-M077 is no servo of family feetech-sts; known are",
        ", port: /dev/ttyACM0 | '' | bus.port: is missing; 'sinew find port' tells it",
        "calibration: calibration/two.json | '' | calibration: is missing; 'sinew calibrate joints'"
            + " makes the file",
        "{id: 2 | {id: 1 | joints.gripper.id: 1 is the id of joint pan too",
        "{id: 2 | {id: 254 | joints.gripper.id: 254 is above 252",
        "[-0.17 | [1.74 | joints.gripper.span: begins and ends at 1.74",
        "', model: STS3215, unit' | ', unit' | joints.pan.model: is missing",
      })
  void aWrongKeyIsNamed(String from, String to, String complaint) {
    assertThatThrownBy(() -> read(ARM.replace(from, to)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(folder.resolve("arm.yaml") + ": " + complaint);
  }

  @Test
  void calibrationsComeInTheOrderOfTheArm() throws IOException {
    JointCalibration pan = new JointCalibration(1, 0, 5, 800, 3200);
    JointCalibration gripper = new JointCalibration(2, 0, 0, 2000, 3400);
    new ArmCalibration(
            Map.of("gripper", gripper, "pan", pan, "other", new JointCalibration(3, 0, 0, 0, 1)))
        .write(folder.resolve("calibration/two.json"));
    assertThat(read(ARM).calibration()).isEqualTo(List.of(pan, gripper));
  }

  @Test
  void aCalibrationThatDoesNotFitTheArmIsRefused() throws IOException {
    Path file = folder.resolve("calibration/two.json");
    assertThatThrownBy(() -> read(ARM).calibration())
        .hasMessage(file + ": no such file; 'sinew calibrate joints' makes it");
    JointCalibration gripper = new JointCalibration(2, 0, 0, 2000, 3400);
    new ArmCalibration(Map.of("gripper", gripper)).write(file);
    assertThatThrownBy(() -> read(ARM).calibration())
        .hasMessage(file + ": pan: is missing; calibrated are gripper");
    new ArmCalibration(Map.of("pan", new JointCalibration(1, 0, 0, -3, 9), "gripper", gripper))
        .write(file);
    assertThatThrownBy(() -> read(ARM).calibration())
        .hasMessage(
            file + ": pan.range_min: -3 is outside the encoder, 0 to 4095; calibrate again");
    new ArmCalibration(Map.of("pan", new JointCalibration(1, 0, 0, 3, 4096), "gripper", gripper))
        .write(file);
    assertThatThrownBy(() -> read(ARM).calibration())
        .hasMessage(
            file + ": pan.range_max: 4096 is outside the encoder, 0 to 4095; calibrate again");
  }

  @Test
  void anEmulatedArmNeedsNeitherPortNorFile() {
    String emulated = ARM.replace(", port: /dev/ttyACM0", "");
    assertThat(read(emulated, true).calibration())
        .containsExactly(
            new JointCalibration(1, 0, 0, 0, 4095), new JointCalibration(2, 0, 0, 1023, 3072));
  }

  /// An SCS servo's encoder sees 300 degrees.
  @Test
  void theWholeTurnOfAnScsServoIsWhatItsEncoderSees() {
    String fingers = ARM.replace("feetech-sts", "feetech-scs").replace("STS3215", "SCS0009");
    assertThat(read(fingers, true).calibration().getFirst())
        .isEqualTo(new JointCalibration(1, 0, 0, 0, 1023));
  }

  @Test
  void aJointWithASpanReadsItsEndsAndOneWithoutReadsAngles() {
    ServoSection section = read(ARM);
    JointCalibration range = new JointCalibration(1, 0, 0, 1000, 3000);
    assertThat(section.joints().getLast().scale(range).value(3000)).isEqualTo(1.74);
    assertThat(section.joints().getFirst().scale(range).value(3000))
        .isCloseTo(1000 * 2 * Math.PI / 4095, within(1e-12));
  }
}
