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

/// Datasets of ours in the `lerobot` package as it is, and the other way round. An interpreter with
/// `pip install "lerobot[dataset]"` (0.6.1 was used) is named by `SINEW_LEROBOT_PYTHON`; one with
/// the last that knows v2.1 (0.3.3, with `datasets` 3.6) by `SINEW_LEROBOT_V21_PYTHON`.
class StockLeRobotTest {

  private static final Python V30 = new Python("SINEW_LEROBOT_PYTHON");
  private static final Python V21 = new Python("SINEW_LEROBOT_V21_PYTHON");

  private static final String SCRIPT = "lerobot_load.py";

  @TempDir private Path folder;

  private final List<List<Row>> episodes = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void everyRowAndPictureIsWhatWasWritten(Pictures pictures) throws Exception {
    assumeLeRobot(V30, Version.V30);
    DatasetSpec spec = Samples.every(48, 64);
    assertWritten(spec, V30.ask(SCRIPT, folder, write(spec, Version.V30, pictures, 5, 40, 12)));
  }

  /// The videos need FFmpeg's libraries: LeRobot 0.3.3 reads them with torchcodec only, where
  /// torchvision is a new one.
  @ParameterizedTest
  @EnumSource
  void everyRowAndPictureOfTheOldVersionIsWhatWasWritten(Pictures pictures) throws Exception {
    assumeLeRobot(V21, Version.V21);
    DatasetSpec spec = Samples.every(48, 64);
    Path root = write(spec, Version.V21, pictures, 5, 40, 12);
    assertWritten(spec, V21.ask(SCRIPT, folder, root));
  }

  @Test
  void whatLeRobotRecordedInTheOldVersionIsRead() throws Exception {
    assumeLeRobot(V21, Version.V21);
    Path root = folder.resolve("theirs");
    V21.make("lerobot_write.py", folder, root);
    try (LeRobotReader reader = LeRobotReader.open(root)) {
      assertThat(reader.episodes()).isEqualTo(3);
      assertRecorded(Samples.read(reader, 2), 2, 25);
      assertRecorded(Samples.read(reader, 0), 0, 12);
      assertRecorded(Samples.read(reader, 1), 1, 1);
    }
  }

  private void assertWritten(DatasetSpec spec, JsonNode answer) {
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
    assumeLeRobot(V30, Version.V30);
    DatasetSpec spec =
        new DatasetSpec(
            10, "", List.of(Feature.vector("observation.state", Dtype.FLOAT32, List.of("a", "b"))));
    SplittableRandom random = new SplittableRandom(12);
    for (int length : new int[] {70, 1, 900}) episodes.add(drift(length, random));
    JsonNode answer = V30.ask(SCRIPT, folder, write(spec, Version.V30, Pictures.EXACT));
    JsonNode written = answer.path("stats").path("observation.state");
    JsonNode recomputed = answer.path("recomputed").path("observation.state");
    assertThat(recomputed.size()).isEqualTo(10);
    for (String name : recomputed.propertyNames())
      for (int i = 0; i < recomputed.path(name).size(); i++)
        assertThat(written.path(name).path(i).asDouble())
            .as(name)
            .isCloseTo(recomputed.path(name).path(i).asDouble(), within(1e-9));
  }

  @Test
  void whatLeRobotRecordedIsReadAndGoneOnWith() throws Exception {
    assumeLeRobot(V30, Version.V30);
    Path root = folder.resolve("theirs");
    V30.make("lerobot_write.py", folder, root);
    DatasetSpec spec;
    try (LeRobotReader reader = LeRobotReader.open(root)) {
      spec = reader.spec();
      assertThat(spec.robotType()).isEqualTo("so101");
      assertThat(reader.episodes()).isEqualTo(3);
      assertRecorded(Samples.read(reader, 2), 2, 25);
      assertRecorded(Samples.read(reader, 0), 0, 12);
      assertRecorded(Samples.read(reader, 1), 1, 1);
    }
    episodes.add(Samples.episode(spec, 20, new SplittableRandom(14)));
    try (LeRobotWriter writer = LeRobotWriter.append(root, spec)) {
      Samples.write(writer, episodes.getFirst());
    }
    JsonNode answer = V30.ask(SCRIPT, folder, root);
    assertThat(answer.path("rows").size()).isEqualTo(58);
    for (int n = 0; n < 20; n++)
      assertRow(spec, episodes.getFirst().get(n), answer.path("rows").get(38 + n));
    assertThat(answer.path("rows").path(37).path("observation.images.film").asInt()).isEqualTo(24);
  }

  /// What `lerobot_write.py` recorded.
  private static void assertRecorded(List<Row> rows, int episode, int length) {
    assertThat(rows).hasSize(length);
    for (int i = 0; i < length; i++) {
      List<Value> values = rows.get(i).values();
      assertThat(rows.get(i).task()).isEqualTo("task " + episode % 2);
      assertThat(rows.get(i).seconds()).isEqualTo((float) (i / 30.0));
      assertThat(((Value.Numbers) values.get(0)).values())
          .containsExactly(episode, i, (float) (i / 10.0));
      assertThat(Samples.number((Value.Image) values.get(1))).isEqualTo(i);
      assertThat(((Value.Image) values.get(2)).rgb()).isEqualTo(Samples.numbered(64, 48, i).rgb());
      assertThat(((Value.Integers) values.get(3)).values())
          .containsExactly(i == length - 1 ? 1 : 0);
    }
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

  private Path write(DatasetSpec spec, Version version, Pictures pictures, int... lengths)
      throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    Path root = folder.resolve("set");
    for (int length : lengths) episodes.add(Samples.episode(spec, length, random));
    try (LeRobotWriter writer = LeRobotWriter.create(root, spec, pictures, version, new Disk())) {
      Samples.write(writer, episodes.getFirst());
    }
    try (LeRobotWriter writer = LeRobotWriter.append(root, spec)) {
      for (List<Row> rows : episodes.subList(1, episodes.size())) Samples.write(writer, rows);
    }
    return root;
  }

  private static void assumeLeRobot(Python python, Version version) throws InterruptedException {
    String program =
        "from lerobot.datasets.lerobot_dataset import CODEBASE_VERSION as v; assert v == '%s'"
            .formatted(version.text);
    assumeTrue(
        python.runs(program),
        python + " has no lerobot that writes " + version.text + ": see this test's documentation");
  }
}
