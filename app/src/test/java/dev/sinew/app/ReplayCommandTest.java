package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Recorded, proved, looked at, exported, cut and recovered, as a user would.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock(Resources.SYSTEM_OUT)
class ReplayCommandTest {

  private final Path config = Path.of(System.getProperty("sinew.root"), "configs/pusht-flow.yaml");
  private Path folder;
  private Path episode;

  @BeforeAll
  void record(@TempDir Path folder) {
    this.folder = folder;
    Cli eval =
        Cli.run(
            "eval",
            config.toString(),
            "--episodes",
            "2",
            "--record",
            folder.resolve("r").toString());
    assertThat(eval.exit()).as(eval.err()).isZero();
    episode = folder.resolve("r/episode-000000.mcap");
  }

  @Test
  void aRecordedEpisodeIsProved() {
    Cli cli = Cli.run("replay", episode.toString(), "--mode", "verify");
    assertThat(cli.exit()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("identical to the bit").contains("chunks   38 computed again");
  }

  @Test
  void aFlippedByteIsNamedWithItsPlaceAndNothingIsReplayed() throws IOException {
    byte[] bytes = Files.readAllBytes(episode);
    bytes[bytes.length / 2] ^= 4;
    Path flipped = Files.write(folder.resolve("episode-000009.mcap"), bytes);
    Cli cli = Cli.run("replay", flipped.toString(), "--mode", "verify");
    assertThat(cli.exit()).isEqualTo(1);
    assertThat(cli.err()).contains("flaw at byte").hasLineCount(1);
  }

  @Test
  void policiesAreHeldAgainstWhatWasSentWithPlotAndTable() throws IOException {
    Path png = folder.resolve("errors.png");
    Path csv = folder.resolve("errors.csv");
    Cli cli =
        Cli.run(
            "replay",
            episode.toString(),
            "--mode",
            "policy",
            "--png",
            png.toString(),
            "--csv",
            csv.toString());
    assertThat(cli.exit()).as(cli.err()).isZero();
    assertThat(javax.imageio.ImageIO.read(png.toFile()).getWidth()).isEqualTo(1040);
    assertThat(Files.readAllLines(csv)).hasSize(1 + 16 * 2);
  }

  @Test
  void anUnfinishedEpisodeIsRecoveredOnceAndTheOldFileStays() throws IOException {
    Path cut = Files.createDirectories(folder.resolve("cut"));
    Path part = cut.resolve("episode-000000.mcap.part");
    byte[] bytes = Files.readAllBytes(episode);
    Files.write(part, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(Cli.run("dataset", "verify", cut.toString()).exit()).isEqualTo(1);
    Cli recover = Cli.run("dataset", "recover", cut.toString());
    assertThat(recover.exit()).as(recover.err()).isZero();
    assertThat(part).exists();
    assertThat(Cli.run("dataset", "verify", cut.toString()).exit()).isZero();
    assertThat(Cli.run("dataset", "recover", cut.toString()).out()).contains("nothing to recover");
    Path recovered = cut.resolve("episode-000000.mcap");
    assertThat(Cli.run("replay", recovered.toString(), "--mode", "verify").exit()).isZero();
  }

  @Test
  void recordedEpisodesBecomeALeRobotDatasetWithARowPerPolicyStep() {
    Path out = folder.resolve("lerobot");
    Cli export =
        Cli.run(
            "dataset", "export", folder.resolve("r").toString(), out.toString(), "--to", "lerobot");
    assertThat(export.exit()).as(export.err()).isZero();
    Cli info = Cli.run("dataset", "info", out.toString());
    assertThat(info.out()).contains("episodes  2").contains("observation.state").contains("action");
  }

  @Test
  void anotherPolicyThanTheRecordedOneIsNoProof() throws IOException {
    Path moved = Files.createDirectories(folder.resolve("moved/configs"));
    Path models = Files.createDirectories(folder.resolve("moved/models/pusht-flow"));
    Path bundle = config.resolve("../../models/pusht-flow").normalize();
    try (var files = Files.list(bundle)) {
      for (Path file : files.filter(Files::isRegularFile).toList())
        Files.copy(file, models.resolve(file.getFileName()));
    }
    Files.writeString(
        models.resolve("policy.yaml"), "# changed\n", java.nio.file.StandardOpenOption.APPEND);
    Cli cli =
        Cli.run(
            "replay",
            episode.toString(),
            "--mode",
            "verify",
            "--config",
            moved.resolve("pusht-flow.yaml").toString());
    assertThat(cli.exit()).isEqualTo(1);
    assertThat(cli.err()).contains("is not the policy that was recorded").hasLineCount(1);
  }

  /// In real time, four times as fast, on the simulated robot.
  @Test
  void theRecordedMotionIsPlayedToItsEnd() {
    Cli cli = Cli.run("replay", episode.toString(), "--mode", "robot", "--speed", "4");
    assertThat(cli.exit()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("played   100.0 %").contains("measured at rest");
  }

  @Test
  void aFolderIsPlayedInLockStepAndItsSuccessesCounted() throws IOException {
    Path json = folder.resolve("replays.json");
    Cli cli =
        Cli.run(
            "replay", folder.resolve("r").toString(), "--mode", "robot", "--json", json.toString());
    assertThat(cli.exit()).as(cli.err()).isZero();
    assertThat(cli.out())
        .contains("episode-000000.mcap  played 100.0 %")
        .contains("episode-000001.mcap  played 100.0 %")
        .containsPattern("[0-2] of 2 succeeded");
    JsonNode figures = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(figures.get("episodes")).hasSize(2);
    assertThat(figures.get("success_rate").doubleValue())
        .isEqualTo(figures.get("succeeded").intValue() / 2.0);
    for (JsonNode one : figures.get("episodes"))
      assertThat(one.get("achieved").doubleValue()).isBetween(0.0, 1.0);
  }

  @Test
  void aCollectionIsItsEpisodes() throws IOException {
    Path collection = Files.createDirectories(folder.resolve("collection/episodes"));
    Files.copy(episode, collection.resolve("episode-000000.mcap"));
    Cli cli = Cli.run("replay", collection.getParent().toString(), "--mode", "robot");
    assertThat(cli.exit()).as(cli.err()).isZero();
    assertThat(cli.out()).containsPattern("[01] of 1 succeeded");
  }

  @Test
  void onlyASimulatedRobotPlaysAFolder() {
    Cli verify = Cli.run("replay", folder.resolve("r").toString(), "--mode", "verify");
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.err()).contains("is a folder; --mode verify takes one episode");
    Cli none = Cli.run("replay", config.getParent().toString(), "--mode", "robot");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("holds no finished episode").hasLineCount(1);
  }

  @Test
  void whatIsNoEpisodeIsRefusedInOneLine() {
    for (String mode : new String[] {"verify", "policy", "robot", "what-if", "nonsense"}) {
      Cli cli = Cli.run("replay", config.toString(), "--mode", mode);
      assertThat(cli.exit()).isEqualTo(1);
      assertThat(cli.err()).startsWith("sinew: ").hasLineCount(1);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() {
    Cli cli =
        Cli.run("run", config.toString(), "--headless", "--record", config.resolve("x").toString());
    assertThat(cli.exit()).isEqualTo(1);
    assertThat(cli.err()).contains("no folder to record in").hasLineCount(1);
  }
}
