package dev.sinew.app.servo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.calibration.joints.ArmServos;
import dev.sinew.calibration.joints.Dialogue;
import dev.sinew.calibration.joints.GuidedCalibration;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.calibration.ArmCalibration;
import dev.sinew.drivers.servo.calibration.CalibrationRecord;
import dev.sinew.drivers.servo.calibration.JointCalibration;
import dev.sinew.drivers.servo.section.ServoSection;
import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatedHandTest {

  private static final Dialogue SILENT =
      new Dialogue() {
        @Override
        public void say(String line) {}

        @Override
        public void show(String line) {}

        @Override
        public boolean ready() {
          throw new AssertionError("the hand is asked, not the screen");
        }
      };

  @TempDir private Path folder;

  private GuidedCalibration.Outcome calibrated(String family, String model) throws IOException {
    String text =
        """
        bus: {family: %s}
        joints:
          pan: {id: 1, model: %s}
          wrist_roll: {id: 4, model: %s}
          gripper: {id: 6, model: %s}
        """
            .formatted(family, model, model, model);
    ServoSection section =
        ServoSection.read(ConfigSection.parse(folder.resolve("arm.yaml"), text), true);
    SteppedClock clock = new SteppedClock();
    try (EmulatedServoPort port = new EmulatedServoPort(section, clock);
        ServoBus bus = port.open(1_000_000)) {
      clock.sleepUntil(clock.nanos() + 1_000_000_000);
      return new GuidedCalibration(
              new ArmServos(section, bus), new EmulatedHand(section, port.servos(), SILENT), clock)
          .run(Set.of("wrist_roll"), false, Map.of());
    }
  }

  @ParameterizedTest
  @CsvSource({"feetech-sts, STS3215", "dynamixel, XL330-M288"})
  void aNewcomerSeesAnArmCalibratedWithoutHavingOne(String family, String model)
      throws IOException {
    GuidedCalibration.Outcome outcome = calibrated(family, model);
    Map<String, JointCalibration> joints = outcome.calibration().joints();
    assertThat(joints.get("wrist_roll").rangeMax()).isEqualTo(4095);
    // 80 + 5 * id degrees down, ten less up
    assertThat(joints.get("pan").rangeMin()).isEqualTo(2047 - 4096 * 85 / 360);
    assertThat(joints.get("pan").rangeMax()).isEqualTo(2047 + 4096 * 85 / 360 - 4096 / 36);
    assertThat(joints.get("gripper").rangeMin()).isEqualTo(2047 - 4096 * 110 / 360);
    assertThat(outcome.rest().joints().get("pan").counts()).isEqualTo(1536);
  }

  @Test
  void theResultIsKeptWithItsRecordAndComesBackAfterAnother() throws IOException {
    Path file = folder.resolve("calibration/arm.json");
    CalibrationFiles files = CalibrationFiles.of(file);
    GuidedCalibration.Outcome outcome = calibrated("feetech-sts", "STS3215");
    files.write(outcome, "a port");
    ArmCalibration kept = files.read();
    assertThat(kept).isEqualTo(outcome.calibration());
    CalibrationRecord record = CalibrationRecord.of(file, kept).orElseThrow();
    assertThat(record.port()).isEqualTo("a port");
    assertThat(record.rest()).contains(outcome.rest());
    ArmCalibration other = new ArmCalibration(Map.of("pan", new JointCalibration(1, 0, 0, 1, 2)));
    files.write(new GuidedCalibration.Outcome(other, 0, outcome.rest(), Map.of()), "another port");
    assertThat(files.known()).isEqualTo(other.joints());
    assertThat(files.restore()).isEqualTo(kept);
    assertThat(CalibrationRecord.of(file, kept)).contains(record);
  }
}
