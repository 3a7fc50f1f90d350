package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// An emulated SO-101 and its emulated leader, recorded with the calibrations that they have, and
/// played again after the arm was calibrated anew.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Isolated("in real time")
class RecordedCalibrationTest {

  private static final String THEN =
      "robot 88871a2c701a (so101-follower.json), operator 12475c19e421 (so101-leader.json)";

  private final Path configs = Path.of(System.getProperty("sinew.root"), "configs");
  private Path config;
  private Path follower;
  private Path episodes;

  @BeforeAll
  void record(@TempDir Path folder) throws IOException {
    config = folder.resolve("so101.yaml");
    episodes = folder.resolve("episodes");
    Files.createDirectories(folder.resolve("calibration"));
    follower = copied("calibration/so101-follower.json");
    copied("calibration/so101-leader.json");
    Files.writeString(config, deployment());
    Cli run = Cli.run("run", config.toString(), "--record", episodes.toString());
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private Path copied(String name) throws IOException {
    return Files.copy(configs.resolve(name), config.resolveSibling(name));
  }

  /// For a machine that does other things too.
  private String deployment() throws IOException {
    return Files.readString(configs.resolve("so101.yaml"))
        .replaceFirst("robot:\n", "robot:\n  emulate: true\n  max-silence-ms: 2000\n")
        .replaceFirst("  device:\n", "  device:\n    emulate: true\n")
        .replaceFirst("  events:\n.*\n", "")
        .replaceFirst("rate-hz: 200", "stale-ms: 1000\n  lost-ms: 5000")
        .replaceFirst("max-state-age-ms: 100", "max-state-age-ms: 1000")
        .replaceFirst("max-plan-age-ms: 1000", "max-plan-age-ms: 4000")
        .replaceFirst("max-missed-periods: 3", "max-missed-periods: 400\n  max-overruns: 400")
        .replaceFirst("run-steps: 100000", "run-steps: 20");
  }

  private Cli replay(String... more) {
    String[] all = new String[4 + more.length];
    all[0] = "replay";
    all[1] = episodes.resolve("episode-000000.mcap").toString();
    all[2] = "--mode";
    all[3] = "robot";
    System.arraycopy(more, 0, all, 4, more.length);
    return Cli.run((Object[]) all);
  }

  @Test
  @Order(1)
  void theDatasetTellsTheCalibrationOfTheRobotAndOfTheOperatorsArm() {
    Cli info = Cli.run("dataset", "info", episodes.toString());
    assertThat(info.out()).contains("calibration " + THEN);
  }

  @Test
  @Order(2)
  void theArmAsItWasPlaysWithoutAWord() {
    Cli replay = replay();
    assertThat(replay.exit()).as(replay.err()).isZero();
    assertThat(replay.out()).contains("calibration " + THEN).doesNotContain("other poses");
  }

  @Test
  @Order(3)
  void anArmCalibratedAnewIsRefusedUnlessItIsNamed() throws IOException {
    Files.writeString(
        follower,
        Files.readString(follower)
            .replaceFirst("\"range_max\": (\\d)\\d*", "\"range_max\": $1" + "000"));

    Cli refused = replay();
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err())
        .hasLineCount(1)
        .contains("the robot's calibration is ")
        .contains("was recorded with 88871a2c701a (so101-follower.json)")
        .contains("--config " + config + " plays it all the same");

    Cli named = replay("--config", config.toString());
    assertThat(named.exit()).as(named.err()).isZero();
    assertThat(named.out()).contains("note     " + config + ": the robot's calibration is ");
  }
}
