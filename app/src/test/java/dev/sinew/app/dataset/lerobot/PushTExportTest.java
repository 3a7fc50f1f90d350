package dev.sinew.app.dataset.lerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The 206 human demonstrations of PushT (recorded data, not part of this repository).
class PushTExportTest {

  private static final int FPS = 10;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void theHumanDemonstrationsComeBackExactly(Version version) throws IOException {
    Path file = located();
    assumeTrue(file != null, "no folder shared/data/pusht-human-demos above the project");
    DatasetSpec spec =
        new DatasetSpec(
            FPS,
            "pusht",
            List.of(
                Feature.vector(
                    "observation.state",
                    Dtype.FLOAT32,
                    List.of("agent_x", "agent_y", "block_x", "block_y", "block_angle")),
                Feature.vector("action", Dtype.FLOAT32, List.of("x", "y")),
                new Feature("n_contacts", Dtype.INT64, List.of(1), List.of())));
    List<List<Row>> episodes = episodes(file);
    assertThat(episodes).hasSize(206);
    try (LeRobotWriter writer =
        LeRobotWriter.create(folder, spec, Pictures.EXACT, version, new Disk())) {
      for (List<Row> episode : episodes) Samples.write(writer, episode);
    }
    int rows = 0;
    try (LeRobotReader reader = LeRobotReader.open(folder)) {
      assertThat(reader.episodes()).isEqualTo(206);
      for (int i = 0; i < 206; i++) {
        List<Row> read = Samples.read(reader, i);
        assertThat(Samples.texts(read)).isEqualTo(Samples.texts(episodes.get(i)));
        rows += read.size();
      }
    }
    assertThat(rows).isEqualTo(25_650);
  }

  /// In a sibling of the project's folder, or of one above it.
  private static Path located() {
    for (Path at = Path.of(System.getProperty("sinew.root")).toAbsolutePath();
        at != null;
        at = at.getParent()) {
      Path file = at.resolve("shared/data/pusht-human-demos/lowdim.csv.gz");
      if (Files.isRegularFile(file)) return file;
    }
    return null;
  }

  private static List<List<Row>> episodes(Path file) throws IOException {
    List<List<Row>> episodes = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      in.readLine();
      String line;
      while ((line = in.readLine()) != null) {
        String[] cells = line.split(",");
        int frame = Integer.parseInt(cells[1]);
        if (frame == 0) episodes.add(new ArrayList<>());
        List<Value> values =
            List.of(
                floats(cells, 2, 7),
                floats(cells, 7, 9),
                new Value.Integers(new long[] {Long.parseLong(cells[9])}));
        episodes.getLast().add(new Row((float) (frame / (double) FPS), "push the T", values));
      }
    }
    return episodes;
  }

  private static Value floats(String[] cells, int from, int to) {
    return new Value.Numbers(
        Arrays.stream(cells, from, to).mapToDouble(Float::parseFloat).toArray());
  }
}
