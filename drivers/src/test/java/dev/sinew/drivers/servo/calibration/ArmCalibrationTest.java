package dev.sinew.drivers.servo.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArmCalibrationTest {

  /// As `draccus.dump` of LeRobot 0.6.1 wrote it.
  private static final String LEROBOT =
      """
      {
          "shoulder_pan": {
              "id": 1,
              "drive_mode": 0,
              "homing_offset": -1470,
              "range_min": 758,
              "range_max": 3292
          },
          "gripper": {
              "id": 6,
              "drive_mode": 1,
              "homing_offset": 12,
              "range_min": 2031,
              "range_max": 3476
          }
      }\
      """;

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("arm.json");
  }

  static ArmCalibration example() {
    Map<String, JointCalibration> joints = new LinkedHashMap<>();
    joints.put("shoulder_pan", new JointCalibration(1, 0, -1470, 758, 3292));
    joints.put("gripper", new JointCalibration(6, 1, 12, 2031, 3476));
    return new ArmCalibration(joints);
  }

  @Test
  void readsAndWritesWhatLeRobotWrites() throws IOException {
    Files.writeString(file, LEROBOT);
    assertThat(ArmCalibration.read(file)).isEqualTo(example());
    Path copy = folder.resolve("deep/copy.json");
    example().write(copy);
    assertThat(copy).hasContent(LEROBOT);
  }

  @Test
  void theIdentityIsThatOfTheContentAndNotOfTheLayout() throws IOException {
    Files.writeString(
        file,
        """
        {"gripper": {"drive_mode": 1, "id": 6, "range_max": 3476, "range_min": 2031,
         "homing_offset": 12},
         "shoulder_pan": {"id": 1, "drive_mode": 0, "homing_offset": -1470, "range_min": 758,
         "range_max": 3292}}
        """);
    // printf 'gripper 6 1 12 2031 3476\nshoulder_pan 1 0 -1470 758 3292\n' | sha256sum
    assertThat(example().identity()).isEqualTo("30d2e438b83b");
    assertThat(ArmCalibration.read(file).identity()).isEqualTo(example().identity());
    Files.writeString(file, LEROBOT.replace("758", "759"));
    assertThat(ArmCalibration.read(file).identity()).isNotEqualTo(example().identity());
  }

  @Test
  void theFileBeforeIsKeptAndCanBeBroughtBack() throws IOException {
    Files.writeString(file, LEROBOT);
    ArmCalibration other =
        new ArmCalibration(Map.of("gripper", new JointCalibration(6, 0, 7, 100, 200)));
    other.write(file);
    assertThat(ArmCalibration.read(file)).isEqualTo(other);
    assertThat(folder.resolve("arm.json.bak")).hasContent(LEROBOT);
    assertThat(ArmCalibration.restore(file)).isEqualTo(example());
    assertThat(file).hasContent(LEROBOT);
    assertThat(ArmCalibration.restore(file)).isEqualTo(other);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void theSameAgainKeepsTheOneBefore() throws IOException {
    Files.writeString(file, LEROBOT.replace("758", "700"));
    example().write(file);
    example().write(file);
    assertThat(folder.resolve("arm.json.bak")).hasContent(LEROBOT.replace("758", "700"));
  }

  @Test
  void nothingIsRestoredFromAFileThatCannotBeUsed() throws IOException {
    Files.writeString(file, LEROBOT);
    assertThatThrownBy(() -> ArmCalibration.restore(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ".bak: no such file");
    Files.writeString(folder.resolve("arm.json.bak"), "{");
    assertThatThrownBy(() -> ArmCalibration.restore(file)).isInstanceOf(ConfigException.class);
    assertThat(file).hasContent(LEROBOT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"range_min\": 758 | \"range_min\": 3292 | shoulder_pan.range_min: 3292 equals range_max",
        "\"range_min\": 758 | \"range_min\": 3900 | shoulder_pan.range_min: 3900 is above"
            + " range_max 3292: the range passes the place where the encoder jumps to 0",
        "\"id\": 6 | \"id\": 1 | gripper.id: 1 is the id of shoulder_pan too",
        "\"id\": 6 | \"id\": 254 | gripper.id: 254 is no id of a servo, 0 to 253",
        "\"id\": 6 | \"id\": 6.5 | gripper.id: 6.5 is not a whole number",
        "\"id\": 6 | \"id\": 1e99 | gripper.id: 1.0E99 is not a whole number",
        "\"id\": 6 | \"id\": 99999999999 | gripper.id: 99999999999 is not a whole number",
        "\"id\": 6 | \"id\": \"6\" | gripper.id: \"6\" is not a whole number",
        "\"id\": 6, | | gripper.id: is missing",
        "\"drive_mode\": 1 | \"drive_mode\": 2 | gripper.drive_mode: 2 is not 0 or 1",
        "\"id\": 6 | \"x\": 6 | gripper.x: is not one of id, drive_mode,",
        "\"id\": 6 | \"id\": 6, \"id\": 6 | line 10: not valid JSON: Duplicate",
        "\"gripper\" | \"shoulder_pan\" | line 9: not valid JSON: Duplicate",
      })
  void aFileThatCannotBeUsedSaysWhereAndWhy(String from, String to, String complaint)
      throws IOException {
    Files.writeString(file, LEROBOT.replace(from, to == null ? "" : to));
    assertThatThrownBy(() -> ArmCalibration.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(file + ": " + complaint)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | calibrates no joint",
        "[] | is no JSON object of joints",
        "{\"a\": 3} | a: is no JSON object of id,",
        "{ | line 1: not valid JSON",
        "`` | is no JSON object of joints",
      })
  void whatIsNoCalibrationIsRefused(String text, String complaint) throws IOException {
    Files.writeString(file, text);
    assertThatThrownBy(() -> ArmCalibration.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(file + ": " + complaint);
  }

  @Test
  void aJointIsFoundByItsNameAndId() {
    ArmCalibration arm = example();
    assertThat(arm.joint(file, "gripper", 6).rangeMin()).isEqualTo(2031);
    assertThatThrownBy(() -> arm.joint(file, "elbow_flex", 3))
        .hasMessage(file + ": elbow_flex: is missing; calibrated are shoulder_pan, gripper");
    assertThatThrownBy(() -> arm.joint(file, "gripper", 5))
        .hasMessage(file + ": gripper.id: 6 is not the id 5 of the configuration");
  }
}
