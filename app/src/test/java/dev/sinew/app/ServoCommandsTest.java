package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ResourceLock(Resources.SYSTEM_OUT)
class ServoCommandsTest {

  private static final String CALIBRATION =
      """
      {"pan": {"id": 1, "drive_mode": 0, "homing_offset": 10, "range_min": 1000,
       "range_max": 3100}}
      """;

  @TempDir private Path folder;
  private Path config;
  private Path calibration;

  @BeforeEach
  void place() throws IOException {
    config = folder.resolve("arm.yaml");
    calibration = folder.resolve("arm.json");
    Files.writeString(
        config,
        """
        robot:
          bus: {family: feetech-sts, port: /dev/ttyNONE}
          calibration: arm.json
          joints: {pan: {id: 1, model: STS3215}}
        """);
  }

  @Test
  void theDoctorSaysWhatIsWrongAndItsExitCodeTellsScripts() throws IOException {
    Path json = folder.resolve("doctor.json");
    Cli cli = Cli.run("doctor", "servos", config, "--json", json);
    assertThat(cli.exit()).isOne();
    assertThat(cli.out()).contains("FAIL  port       /dev/ttyNONE is not there");
    JsonNode report = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(report.get("ready").booleanValue()).isFalse();
    assertThat(report.get("checks").get("port").get("ok").booleanValue()).isFalse();
  }

  @Test
  void anEmulatedArmIsWellAndHoldsItsCalibration() throws IOException {
    Files.writeString(calibration, CALIBRATION);
    Cli cli = Cli.run("doctor", "servos", config, "--emulate");
    assertThat(cli.out())
        .contains("ok    registers  the servos hold the calibration")
        .endsWith("ready\n");
    assertThat(cli.exit()).isZero();
  }

  @Test
  void aCalibrationIsWrittenIntoServosAndTheOneBeforeRestored() throws IOException {
    Files.writeString(calibration, CALIBRATION);
    Files.writeString(folder.resolve("arm.json.bak"), CALIBRATION.replace("10,", "20,"));
    Cli written =
        Cli.run("calibrate", "joints", config, "--emulate", "--out", calibration, "--write");
    assertThat(written.out()).contains("3 registers of the servos were written, and read back");
    Cli restored =
        Cli.run("calibrate", "joints", config, "--emulate", "--out", calibration, "--restore");
    assertThat(restored.exit()).isZero();
    assertThat(calibration).hasContent(CALIBRATION.replace("10,", "20,"));
    assertThat(folder.resolve("arm.json.bak")).hasContent(CALIBRATION);
  }

  @Test
  void whatNeedsAPersonSaysSoWithoutATerminal() {
    assertThat(Cli.run("calibrate", "joints", config).complaint())
        .isEqualTo("sinew: somebody must move the arm: this needs a terminal");
    assertThat(Cli.run("setup", "servos", config).complaint())
        .isEqualTo("sinew: somebody must plug in the servos: this needs a terminal");
    assertThat(Cli.run("calibrate", "joints", config, "--emulate", "--write").complaint())
        .isEqualTo("sinew: emulated servos have no calibration file; name one with --out");
    assertThat(Cli.run("calibrate", "joints", config, "--robot", "--leader").exit()).isEqualTo(2);
  }

  @Test
  void portsAreListedForScriptsToo() throws IOException {
    Path json = folder.resolve("ports.json");
    Cli cli = Cli.run("find", "port", "--list", "--json", json);
    assertThat(cli.exit()).isZero();
    JsonNode ports = JsonMapper.shared().readTree(Files.readString(json)).get("ports");
    for (JsonNode port : ports) assertThat(cli.out()).contains(port.get("path").asString());
    if (ports.isEmpty()) assertThat(cli.out()).contains("no serial port");
  }
}
