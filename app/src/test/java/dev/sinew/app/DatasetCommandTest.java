package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.app.dataset.Shared;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ResourceLock(Resources.SYSTEM_OUT)
class DatasetCommandTest {

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("lift.hdf5");
    try (WritableHdfFile out = HdfFile.write(file)) {
      WritableGroup data = out.putGroup("data");
      for (int e = 0; e < 3; e++)
        data.putGroup("demo_" + e)
            .putDataset("actions", new float[][] {{e, 1}, {e, 2}, {e, 3}, {e, 4}});
    }
  }

  @Test
  void infoTellsWhatIsInIt() throws IOException {
    Path json = folder.resolve("info.json");
    Cli cli = Cli.run("dataset", "info", file, "--task", "lift", "--fps", "25", "--json", json);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exit()).isZero();
    assertThat(cli.out())
        .contains("format    hdf5", "episodes  3", "rows      12")
        .contains("action   float32  2", "     3 episodes: lift");
    JsonNode facts = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(facts.get("fps").doubleValue()).isEqualTo(25);
    assertThat(facts.get("seconds").doubleValue()).isEqualTo(0.48);
    assertThat(facts.get("features").get(0).get("name").asString()).isEqualTo("action");
    assertThat(facts.get("tasks").get("lift").intValue()).isEqualTo(3);
  }

  @Test
  void statsTellWhatItsNumbersAreLike() throws IOException {
    Path json = folder.resolve("stats.json");
    Path png = folder.resolve("stats.png");
    Cli cli = Cli.run("dataset", "stats", file, "--json", json, "--png", png);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.exit()).isZero();
    JsonNode second =
        JsonMapper.shared().readTree(Files.readString(json)).get("features").get("action").get(1);
    assertThat(second.get("mean").doubleValue()).isCloseTo(2.5, within(1e-12));
    assertThat(second.get("q50").doubleValue()).isEqualTo(2.5);
    assertThat(second.get("max").doubleValue()).isEqualTo(4);
    assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void aDatasetIsCarriedToLerobotOnceHoweverOftenOneAsks() {
    Path out = folder.resolve("lerobot");
    Cli first = Cli.run("dataset", "export", file, "--to", "lerobot", out, "--task", "lift");
    assertThat(first.err()).isEmpty();
    assertThat(first.out()).isEqualTo(out + ": 3 episodes, 3 of them new with 12 rows\n");
    Cli second = Cli.run("dataset", "import", file, out, "--task", "lift");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).isEqualTo(out + ": 3 episodes, 0 of them new with 0 rows\n");
    assertThat(Cli.run("dataset", "info", out).out()).contains("format    lerobot", "rows      12");
  }

  @Test
  void aBagIsADatasetWithAMapping() throws IOException {
    Path talker = Shared.data("rosbag2-mcap");
    try (Stream<Path> walk = Files.walk(talker)) {
      Path bag = walk.filter(p -> p.toString().endsWith(".mcap")).sorted().findFirst().get();
      Cli cli = Cli.run("dataset", "info", bag);
      assertThat(cli.exit()).isEqualTo(1);
      assertThat(cli.complaint()).startsWith("sinew: " + bag + ": ").contains("mapping");
    }
  }

  @Test
  void badWordsEndInOneLine() {
    Path none = folder.resolve("none");
    assertThat(Cli.run("dataset", "info", none).complaint())
        .isEqualTo("sinew: " + none + ": no such file or folder");
    assertThat(Cli.run("dataset", "info", file, "--fps", "0").complaint())
        .isEqualTo("sinew: --fps 0.0: must be positive");
    assertThat(Cli.run("dataset", "info", file, "--map", none).complaint())
        .isEqualTo("sinew: " + file + ": hdf5 takes no mapping");
    Cli cli = Cli.run("dataset", "export", file, "--to", "tar", folder.resolve("x"));
    assertThat(cli.exit()).isEqualTo(2);
    assertThat(cli.complaint())
        .isEqualTo(
            "sinew: --to tar: must be one of [lerobot, lerobot-v2.1]; see 'sinew dataset export"
                + " --help'");
    assertThat(folder.resolve("x")).doesNotExist();
  }
}
