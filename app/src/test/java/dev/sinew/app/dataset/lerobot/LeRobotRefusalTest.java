package dev.sinew.app.dataset.lerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeRobotRefusalTest {

  private static final DatasetSpec SPEC = Samples.numbers();

  @TempDir private Path folder;

  @Test
  void aFolderThatHoldsSomethingIsNotWrittenInto() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    refused(
        () -> LeRobotWriter.create(folder, SPEC, Pictures.EXACT),
        folder + ": must be empty; a dataset is gone on with by appending");
  }

  @Test
  void aFolderWithoutADatasetIsSaidToBeOne() {
    String line = folder + ": no LeRobot dataset: has no meta/info.json";
    refused(() -> LeRobotReader.open(folder), line);
    refused(() -> LeRobotWriter.append(folder, SPEC), line);
  }

  @ParameterizedTest
  @CsvSource({"v3.1", "v4.0", "v1.6", "''"})
  void otherVersionsAreRefused(String version) throws IOException {
    write();
    edit("\"v3.0\"", "\"" + version + "\"");
    refused(
        () -> LeRobotReader.open(folder),
        folder.resolve(Info.FILE)
            + ": codebase_version \"%s\" is not known here, must be v3.0 or v2.1"
                .formatted(version));
  }

  @Test
  void aPathThatLeadsOutOfTheDatasetIsRefused() throws IOException {
    write();
    edit("data/chunk-", "../../chunk-");
    assertThatThrownBy(() -> LeRobotReader.open(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessageEndingWith("leads out of the dataset");
  }

  @Test
  void countersAheadOfTheEpisodesAreRefused() throws IOException {
    write();
    edit("\"total_episodes\" : 1", "\"total_episodes\" : 3");
    refused(
        () -> LeRobotReader.open(folder),
        folder + ": 3 episodes by meta/info.json, 1 by meta/episodes");
  }

  @Test
  void rowsOfAnotherKindAreNotAppended() throws IOException {
    write();
    List<Feature> features = SPEC.features();
    refused(
        () -> LeRobotWriter.append(folder, new DatasetSpec(30, "pusht", features)),
        folder + ": fps is 10.0 there, not 30.0 as in these rows");
    refused(
        () -> LeRobotWriter.append(folder, new DatasetSpec(10, "so101", features)),
        folder + ": robot_type is pusht there, not so101 as in these rows");
    refused(
        () -> LeRobotWriter.append(folder, new DatasetSpec(10, "pusht", features.subList(0, 1))),
        folder + ": rows must have action");
    Feature wide = Feature.vector("action", Dtype.FLOAT32, List.of("x", "y", "z"));
    refused(
        () ->
            LeRobotWriter.append(
                folder, new DatasetSpec(10, "pusht", List.of(features.getFirst(), wide))),
        folder + ": action: shape is [2] there, not [3] as in these rows");
  }

  @Test
  void thereIsOneWriterADataset() throws IOException {
    try (LeRobotWriter writer = LeRobotWriter.create(folder, SPEC, Pictures.EXACT)) {
      assertThat(writer.episodes()).isZero();
      refused(
          () -> LeRobotWriter.append(folder, SPEC),
          folder + ": another process is writing to this dataset");
    }
    LeRobotWriter.append(folder, SPEC).close();
  }

  @Test
  void whatTheFormatCannotHoldIsRefusedBeforeAnythingIsWritten() {
    Path root = folder.resolve("set");
    refusedSpec(root, 29.97, "action", List.of(2), "29.97 rows a second");
    refusedSpec(root, 30, "frame_index", List.of(1), "frame_index: no name for a feature");
    refusedSpec(root, 30, "a/b", List.of(1), "a/b: no name for a feature");
    refusedSpec(root, 30, "a", List.of(1, 1, 1, 1, 1, 2), "a: LeRobot knows no more than 5 axes");
    assertThatThrownBy(() -> LeRobotWriter.create(root, Samples.camera(16, 17), Pictures.VIDEO))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("must be even and at least 16 for video");
    assertThat(root).doesNotExist();
  }

  private static void refusedSpec(
      Path root, double fps, String name, List<Integer> shape, String start) {
    Feature feature = new Feature(name, Dtype.FLOAT64, shape, List.of());
    assertThatThrownBy(
            () ->
                LeRobotWriter.create(
                    root, new DatasetSpec(fps, "", List.of(feature)), Pictures.EXACT))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith(start);
  }

  @Test
  void aRowThatDoesNotFitIsRefusedAndTheEpisodeGoesOn() throws IOException {
    List<Row> rows = Samples.episode(SPEC, 3, new SplittableRandom(3));
    Value pair = new Value.Numbers(new double[] {1, 2});
    try (LeRobotWriter writer = LeRobotWriter.create(folder, SPEC, Pictures.EXACT)) {
      writer.row(rows.get(0));
      refusedRow(writer, List.of(pair), "1 values in a row, must be 2");
      refusedRow(
          writer,
          List.of(pair, new Value.Numbers(new double[] {0.1, 2})),
          "action: 0.1 is no float32: round it first");
      refusedRow(
          writer,
          List.of(pair, new Value.Numbers(new double[] {2})),
          "action: 1 values, must be 2");
      refusedRow(
          writer, List.of(pair, new Value.Text("up")), "action: must be FLOAT32, not a text");
      writer.row(rows.get(1));
      writer.row(rows.get(2));
      writer.keep();
    }
    try (LeRobotReader reader = LeRobotReader.open(folder)) {
      assertThat(Samples.texts(Samples.read(reader, 0))).isEqualTo(Samples.texts(rows));
    }
  }

  private static void refusedRow(LeRobotWriter writer, List<Value> values, String message) {
    assertThatThrownBy(() -> writer.row(new Row(0, "", values)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void anEpisodeWithoutRowsIsNotKept() throws IOException {
    try (LeRobotWriter writer = LeRobotWriter.create(folder, SPEC, Pictures.EXACT)) {
      assertThatThrownBy(writer::keep).isInstanceOf(IllegalStateException.class);
    }
  }

  private void write() throws IOException {
    try (LeRobotWriter writer = LeRobotWriter.create(folder, SPEC, Pictures.EXACT)) {
      Samples.write(writer, Samples.episode(SPEC, 3, new SplittableRandom(2)));
    }
  }

  private void edit(String from, String to) throws IOException {
    Path file = folder.resolve(Info.FILE);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String line) {
    assertThatThrownBy(call).isInstanceOf(DatasetException.class).hasMessage(line);
  }
}
