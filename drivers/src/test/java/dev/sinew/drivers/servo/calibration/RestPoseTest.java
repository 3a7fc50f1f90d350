package dev.sinew.drivers.servo.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestPoseTest {

  private static final RestPose POSE = pose(1000, 2000, 10);

  @TempDir Path folder;

  private static RestPose pose(int pan, int lift, int wrist) {
    Map<String, RestPose.Reading> joints = new LinkedHashMap<>();
    joints.put("pan", new RestPose.Reading(pan, 4096));
    joints.put("lift", new RestPose.Reading(lift, 4096));
    joints.put("wrist", new RestPose.Reading(wrist, 4096));
    return new RestPose(joints);
  }

  private static RestPose.Check check(int pan, int lift, int wrist) {
    return POSE.check(Map.of("pan", pan, "lift", lift, "wrist", wrist), RestPose.DRIFT_DEGREES);
  }

  @Test
  void playIsNoDriftAndMoreThanADegreeIs() {
    assertThat(check(1011, 1989, 21).drifted()).isEmpty();
    RestPose.Check slipped = check(1000, 2000 + 193, 10);
    assertThat(slipped.resting()).isTrue();
    assertThat(slipped.drifted()).extracting(RestPose.Drift::joint).containsExactly("lift");
    assertThat(slipped.drifted().getFirst().degrees()).isCloseTo(16.96, within(0.01));
  }

  @Test
  void theJumpOfTheEncoderIsNoDrift() {
    RestPose.Check check = check(1000, 2000, 4090);
    assertThat(check.resting()).isTrue();
    assertThat(check.drifted()).extracting(RestPose.Drift::degrees).containsExactly(-1.40625);
  }

  @Test
  void anArmThatIsElsewhereTellsNothing() {
    RestPose.Check check = check(1500, 2500, 10);
    assertThat(check.resting()).isFalse();
    assertThat(check.drifted()).isEmpty();
    assertThat(POSE.check(Map.of(), RestPose.DRIFT_DEGREES).resting()).isFalse();
  }

  @Test
  void theRecordOfACalibrationIsReadAgainButNotThatOfAnother() throws IOException {
    Path file = folder.resolve("arm.json");
    ArmCalibration arm = ArmCalibrationTest.example();
    assertThat(CalibrationRecord.of(file, arm)).isEmpty();
    CalibrationRecord record =
        new CalibrationRecord(
            arm.identity(),
            "2026-01-02T03:04:05Z",
            "me",
            "p",
            Map.of("pan", "STS3215"),
            Optional.of(POSE));
    record.write(file);
    assertThat(folder.resolve("arm.record.json")).exists();
    assertThat(CalibrationRecord.of(file, arm)).contains(record);
    ArmCalibration other = new ArmCalibration(Map.of("pan", new JointCalibration(1, 0, 0, 1, 2)));
    assertThat(CalibrationRecord.of(file, other)).isEmpty();
  }

  @Test
  void aRecordThatCannotBeUsedSaysWhy() throws IOException {
    Path file = folder.resolve("arm.json");
    Path record = CalibrationRecord.beside(file);
    ArmCalibration arm = ArmCalibrationTest.example();
    Files.writeString(record, "{");
    assertThatThrownBy(() -> CalibrationRecord.of(file, arm))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(record + ": not valid JSON: ");
    Files.writeString(record, "{\"rest\": {\"pan\": {\"counts\": 5, \"counts_per_turn\": 0}}}");
    assertThatThrownBy(() -> CalibrationRecord.of(file, arm))
        .hasMessageStartingWith(record + ": rest.pan: ");
  }
}
