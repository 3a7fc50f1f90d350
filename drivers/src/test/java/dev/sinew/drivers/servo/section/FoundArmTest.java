package dev.sinew.drivers.servo.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.servo.ServoSamples;
import dev.sinew.drivers.servo.calibration.ArmCalibration;
import dev.sinew.drivers.servo.calibration.CalibrationRecord;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.calibration.RestPose;
import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundArmTest {

  private static final Map<String, String> SERVOS =
      Map.of("a", "STS3215, firmware 310", "b", "STS3215, firmware 310");

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void calibrated() throws IOException {
    file = folder.resolve("arm.json");
    Map<String, JointCalibration> joints = new LinkedHashMap<>();
    Map<String, RestPose.Reading> rest = new LinkedHashMap<>();
    for (int i = 0; i < 3; i++) {
      String name = "abc".substring(i, i + 1);
      joints.put(name, new JointCalibration(i + 1, 0, 0, 1000, 3000));
      rest.put(name, new RestPose.Reading(1100 + i, 4096));
    }
    ArmCalibration arm = new ArmCalibration(joints);
    arm.write(file);
    new CalibrationRecord(
            arm.identity(), "then", "me", "here", SERVOS, Optional.of(new RestPose(rest)))
        .write(file);
  }

  private FoundArm found(int... counts) {
    ServoSection section =
        ServoSection.read(
            ConfigSection.parse(
                folder.resolve("c.yaml"),
                """
                bus: {family: feetech-sts, port: /dev/ttyACM0}
                calibration: arm.json
                joints:
                  a: {id: 1, model: STS3215}
                  b: {id: 2, model: STS3215}
                  c: {id: 3, model: STS3215}
                """),
            false);
    ServoSamples samples = new ServoSamples(section.ids());
    for (int i = 0; i < counts.length; i++) samples.set(i, counts[i], 0, 0, 0, 0, 0, 0);
    return new FoundArm(section, section.calibration(), samples);
  }

  /// 164 counts of 4096 are a tooth of a horn with 25.
  @Test
  void aHornThatSlippedByAToothIsSeenWhereTheOthersAreAtRest() {
    assertThat(found(1100, 1101 + 164, 1102).drift(SERVOS))
        .isEqualTo(
            folder.resolve("arm.record.json")
                + ": b reads 14.4 degrees off the rest pose that the other joints are in: has its"
                + " horn slipped?; if so, run 'sinew calibrate joints'");
  }

  @Test
  void nothingIsSaidOfAnArmAtRestOrElsewhere() {
    assertThat(found(1110, 1090, 1102).drift(SERVOS)).isEmpty();
    assertThat(found(1100, 1700, 2000).drift(SERVOS)).isEmpty();
  }

  @Test
  void aMotorWithOtherFirmwareThanWhenItWasCalibratedIsNamed() {
    Map<String, String> now = new LinkedHashMap<>(SERVOS);
    now.put("a", "STS3215, firmware 309");
    assertThat(found(2000, 2000, 2000).drift(now))
        .contains(
            "a was calibrated with STS3215, firmware 310 and has STS3215, firmware 309: was the"
                + " motor changed?");
  }

  @Test
  void aRecordOfAnotherCalibrationSaysNothing() throws IOException {
    new ArmCalibration(
            Map.of(
                "a", new JointCalibration(1, 0, 0, 1000, 3001),
                "b", new JointCalibration(2, 0, 0, 1000, 3000),
                "c", new JointCalibration(3, 0, 0, 1000, 3000)))
        .write(file);
    assertThat(found(1100, 1265, 1102).drift(SERVOS)).isEmpty();
  }

  @Test
  void aReadingBeyondTheRangeIsNamedAndFourDegreesOfPlayAreNot() {
    assertThat(found(1000 - 45, 3000 + 45, 2000).outside()).isEmpty();
    assertThat(found(1000 - 46, 2000, 3000 + 4096).outside())
        .startsWith("a (id 1) reads 954, its range in " + file + " is 1000 to 3000: move it there")
        .endsWith(
            "c (id 3) reads 7096, its range in "
                + file
                + " is 1000 to 3000: it is whole turns away; switch its power off and on, and if"
                + " that does not help, run 'sinew calibrate joints'");
  }
}
