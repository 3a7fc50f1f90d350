package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Isolated("in real time")
class BenchTeleopCommandTest {

  @TempDir private Path folder;

  /// One short episode; nothing is said about the numbers.
  @Test
  void everyFigureIsPrintedAndWritten() throws IOException {
    Path json = folder.resolve("teleop.json");
    Cli cli =
        Cli.run(
            "bench",
            "teleop",
            patient(),
            "--episodes",
            1,
            "--seconds",
            1,
            "--cycles",
            20,
            "--json",
            json);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exit()).isZero();
    assertThat(cli.out())
        .contains("recording front and wrist")
        .containsPattern("servo +\\d+\\.\\d Hz, \\d+\\.\\d\\d x the limit of 100 Hz")
        .containsPattern("leader +\\d+\\.\\d Hz, \\d+\\.\\d\\d x the limit of 100 Hz")
        .contains("to the servo tick that heard it")
        .contains("to the command of it (delay-ms 15.0)")
        .contains("6 x STS3215 at 1 Mbaud")
        .contains("6 x XL330-M288 at 1 Mbaud");
    JsonNode report = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(report.get("delay_ms").doubleValue()).isEqualTo(15);
    assertThat(report.get("frames").intValue()).isPositive();
    for (String key :
        new String[] {"heard_ms", "sent_ms", "feetech_cycle_ms", "dynamixel_cycle_ms"})
      for (String part : new String[] {"p50", "p99", "max"})
        assertThat(report.get(key).get(part).doubleValue()).as(key).isPositive();
    for (String key : new String[] {"servo_hz", "leader_hz", "feetech_hz", "dynamixel_hz"})
      assertThat(report.get(key + "_ratio").doubleValue())
          .isEqualTo(report.get(key).doubleValue() / 100);
    // 8 bytes of frame and 3 a servo out; 14 bytes ask, 6 servos answer 21 bytes each.
    assertThat(report.get("feetech_wire_hz").doubleValue())
        .isEqualTo(1e5 / (8 + 6 * 3 + 14 + 6 * 21), within(1.0));
  }

  /// A machine that does other things too may hold the operator up.
  private Path patient() throws IOException {
    String text = Files.readString(Cli.CONFIGS.resolve("so101-leader-sim.yaml"));
    return Files.writeString(
        folder.resolve("patient.yaml"),
        text.replace("calibration/", Cli.CONFIGS.resolve("calibration") + "/")
            .replace("rate-hz: 200", "rate-hz: 200\n  lost-ms: 10000")
            .replace("max-state-age-ms: 300", "max-state-age-ms: 1000")
            .replace("max-missed-periods: 100 ", "max-missed-periods: 1000 ")
            .replace("max-overruns: 100 ", "max-overruns: 1000 ")
            .replace("max-brain-silence-ms: 1000", "max-brain-silence-ms: 5000"));
  }

  @Test
  void anArmOfMetalIsLeftAlone() {
    Path config = Cli.CONFIGS.resolve("so101.yaml");
    Cli cli = Cli.run("bench", "teleop", config);
    assertThat(cli.exit()).isOne();
    assertThat(cli.complaint())
        .isEqualTo("sinew: %s: its arm is real; --emulate puts an emulated one there", config);
  }

  @ParameterizedTest
  @CsvSource({
    "--episodes, 0, --episodes 0: must be 1 or more",
    "--seconds, 0.1, --seconds 0.1: must be 0.5 to 600",
    "--cycles, 0, --cycles 0: must be 1 or more",
  })
  void whatMakesNoSenseIsRefusedInOneLine(String option, String value, String problem) {
    Cli cli = Cli.run("bench", "teleop", option, value);
    assertThat(cli.exit()).isEqualTo(2);
    assertThat(cli.complaint()).contains(problem);
  }
}
