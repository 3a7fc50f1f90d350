package dev.sinew.app.dataset.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.Shared;
import dev.sinew.app.dataset.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The 206 demonstrations of Diffusion Policy's PushT as they were published, beside a table of
/// their numbers that zarr-python wrote.
class PushtDemonstrationsTest {

  private static Path folder;
  private static Path zarr;

  @BeforeAll
  static void needsTheDemonstrations() {
    folder = Shared.data("pusht-human-demos");
    zarr = folder.resolve("pusht_cchi_v7_replay.zarr");
  }

  @Test
  void everyNumberIsTheOneInTheTable() throws IOException {
    try (BufferedReader table = table();
        Dataset dataset = new ZarrFormat().open(zarr, OpenOptions.none())) {
      assertThat(dataset.episodes()).isEqualTo(206);
      assertThat(dataset.spec().fps()).isEqualTo(10);
      assertThat(dataset.spec().features())
          .extracting(Feature::name)
          .containsExactly(
              "action",
              "observation.image",
              "observation.keypoint",
              "observation.n_contacts",
              "observation.state");
      int rows = 0;
      for (int e = 0; e < dataset.episodes(); e++) rows += compare(dataset, e, table);
      assertThat(rows).isEqualTo(25_650);
      assertThat(table.readLine()).isNull();
    }
  }

  /// The pusher is RoyalBlue, 65 105 225, in gym-pusht's drawing, and 512 units of the arena are 96
  /// pixels.
  @Test
  void thePusherIsWhereItsStateSays() throws IOException {
    try (Dataset dataset = new ZarrFormat().open(zarr, OpenOptions.none());
        Rows rows = dataset.episode(17)) {
      Optional<Row> row;
      while ((row = rows.next()).isPresent()) {
        List<Value> values = row.get().values();
        Value.Image image = (Value.Image) values.get(1);
        double[] state = ((Value.Numbers) values.get(4)).values();
        assertThat(image.width()).isEqualTo(96);
        assertThat(image.height()).isEqualTo(96);
        int x = (int) (state[0] * 96 / 512);
        int y = (int) (state[1] * 96 / 512);
        int at = 3 * (y * 96 + x);
        assertThat(image.rgb()[at + 2] & 255).isGreaterThan((image.rgb()[at] & 255) + 60);
      }
    }
  }

  private static int compare(Dataset dataset, int episode, BufferedReader table)
      throws IOException {
    int i = 0;
    try (Rows rows = dataset.episode(episode)) {
      Optional<Row> row;
      while ((row = rows.next()).isPresent()) {
        String[] words = table.readLine().split(",");
        assertThat(words[0] + " " + words[1]).isEqualTo(episode + " " + i);
        assertThat(row.get().seconds()).isEqualTo(i / 10.0);
        List<Value> values = row.get().values();
        assertThat(numbers(values.get(4))).isEqualTo(floats(words, 2, 5));
        assertThat(numbers(values.get(0))).isEqualTo(floats(words, 7, 2));
        assertThat(numbers(values.get(3))).isEqualTo(floats(words, 9, 1));
        i++;
      }
    }
    return i;
  }

  private static double[] numbers(Value value) {
    return ((Value.Numbers) value).values();
  }

  private static double[] floats(String[] words, int from, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) values[i] = Float.parseFloat(words[from + i]);
    return values;
  }

  private static BufferedReader table() throws IOException {
    BufferedReader table =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("lowdim.csv.gz"))),
                StandardCharsets.US_ASCII));
    assertThat(table.readLine()).startsWith("episode,frame,agent_x");
    return table;
  }
}
