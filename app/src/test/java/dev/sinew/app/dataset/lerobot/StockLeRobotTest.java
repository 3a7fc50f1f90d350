package dev.sinew.app.dataset.lerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Datasets of ours in the `lerobot` package as it is (`pip install "lerobot[dataset]"`; 0.6.1 was
/// used). The interpreter is named by `SINEW_LEROBOT_PYTHON`.
class StockLeRobotTest {

  private static final Python PYTHON = new Python("SINEW_LEROBOT_PYTHON");

  @TempDir private Path folder;

  private final List<List<Row>> episodes = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void everyRowAndPictureIsWhatWasWritten(Pictures pictures) throws Exception {
    assumeLeRobot();
    DatasetSpec spec = Samples.every(48, 64);
    JsonNode answer = load(write(spec, pictures, 5, 40, 12));
    assertThat(answer.path("fps").asInt()).isEqualTo(Samples.FPS);
    assertThat(answer.path("episodes").asInt()).isEqualTo(3);
    assertThat(answer.path("rows").size()).isEqualTo(57);
    assertThat(answer.path("batched").asInt()).isEqualTo(57);
    int i = 0;
    for (int e = 0; e < episodes.size(); e++)
      for (int n = 0; n < episodes.get(e).size(); n++, i++) {
        JsonNode row = answer.path("rows").get(i);
        assertRow(spec, episodes.get(e).get(n), row);
        assertThat(row.path("index").path(0).asInt()).isEqualTo(i);
        assertThat(row.path("episode_index").path(0).asInt()).isEqualTo(e);
        assertThat(row.path("frame_index").path(0).asInt()).isEqualTo(n);
      }
  }

  private static void assertRow(DatasetSpec spec, Row row, JsonNode loaded) {
    assertThat(loaded.path("task").asString()).isEqualTo(row.task());
    assertThat(loaded.path("timestamp").path(0).asDouble()).isEqualTo(row.seconds());
    for (int f = 0; f < spec.features().size(); f++) {
      String name = spec.features().get(f).name();
      JsonNode value = loaded.path(name);
      switch (row.values().get(f)) {
        case Value.Numbers numbers ->
            assertThat(value.valueStream().mapToDouble(JsonNode::asDouble).toArray())
                .as(name)
                .containsExactly(asTorch(numbers.values()));
        case Value.Integers integers ->
            assertThat(value.valueStream().mapToLong(StockLeRobotTest::whole).toArray())
                .as(name)
                .containsExactly(integers.values());
        case Value.Text text -> assertThat(value.path(0).asString()).isEqualTo(text.text());
        case Value.Image image -> assertThat(value.asInt()).isEqualTo(Samples.number(image));
      }
    }
  }

  /// LeRobot makes float32 tensors of float64 columns.
  private static double[] asTorch(double[] values) {
    return Arrays.stream(values).map(value -> (float) value).toArray();
  }

  private static long whole(JsonNode value) {
    return value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.asLong();
  }

  @Test
  void theStatisticsAreLeRobotsOwn() throws Exception {
    assumeLeRobot();
    DatasetSpec spec =
        new DatasetSpec(
            10, "", List.of(Feature.vector("observation.state", Dtype.FLOAT32, List.of("a", "b"))));
    SplittableRandom random = new SplittableRandom(12);
    for (int length : new int[] {70, 1, 900}) episodes.add(drift(length, random));
    JsonNode answer = load(write(spec, Pictures.EXACT));
    JsonNode written = answer.path("stats").path("observation.state");
    JsonNode recomputed = answer.path("recomputed").path("observation.state");
    assertThat(recomputed.size()).isEqualTo(10);
    for (String name : recomputed.propertyNames())
      for (int i = 0; i < recomputed.path(name).size(); i++)
        assertThat(written.path(name).path(i).asDouble())
            .as(name)
            .isCloseTo(recomputed.path(name).path(i).asDouble(), within(1e-9));
  }

  /// A walk with jumps, and a constant.
  private static List<Row> drift(int length, SplittableRandom random) {
    List<Row> rows = new ArrayList<>();
    float x = random.nextInt(100);
    for (int i = 0; i < length; i++) {
      x += random.nextInt(40) == 0 ? random.nextInt(-50, 50) : (float) random.nextDouble() - 0.5f;
      rows.add(new Row(0, "drift", List.of(new Value.Numbers(new double[] {x, -231.5}))));
    }
    return rows;
  }

  private Path write(DatasetSpec spec, Pictures pictures, int... lengths) throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    Path root = folder.resolve("set");
    for (int length : lengths) episodes.add(Samples.episode(spec, length, random));
    try (LeRobotWriter writer = LeRobotWriter.create(root, spec, pictures)) {
      Samples.write(writer, episodes.getFirst());
    }
    try (LeRobotWriter writer = LeRobotWriter.append(root, spec)) {
      for (List<Row> rows : episodes.subList(1, episodes.size())) Samples.write(writer, rows);
    }
    return root;
  }

  private JsonNode load(Path root) throws IOException, InterruptedException {
    return PYTHON.ask("lerobot_load.py", folder, root);
  }

  private static void assumeLeRobot() throws IOException, InterruptedException {
    assumeTrue(
        PYTHON.has("lerobot.datasets.lerobot_dataset"),
        PYTHON
            + " has no lerobot: pip install \"lerobot[dataset]\", and name the interpreter in"
            + " SINEW_LEROBOT_PYTHON");
  }
}
