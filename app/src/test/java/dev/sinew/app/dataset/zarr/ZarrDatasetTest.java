package dev.sinew.app.dataset.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Datasets;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.tensor.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZarrDatasetTest {

  private static final OpenOptions NONE = OpenOptions.none();

  @TempDir private Path folder;

  @Test
  void arraysBecomeFeaturesAndEndsBecomeEpisodes() throws IOException {
    ZarrFiles.small(folder);
    assertThat(new ZarrFormat().recognises(folder)).isTrue();
    try (Dataset dataset = open(new OpenOptions(OptionalDouble.of(20), "push"))) {
      assertThat(dataset.spec().features())
          .containsExactly(
              new Feature("action", Dtype.FLOAT32, List.of(2), List.of()),
              Feature.image("observation.image", 2, 2),
              new Feature("observation.stage", Dtype.INT64, List.of(1), List.of()));
      assertThat(dataset.episodes()).isEqualTo(2);
      List<Row> second = Datasets.rows(dataset, 1);
      assertThat(second).extracting(Row::seconds).containsExactly(0.0, 0.05);
      assertThat(second).extracting(Row::task).containsOnly("push");
      assertThat(Datasets.numbers(second.get(1), 0)).containsExactly(8, 9);
      assertThat(Datasets.rgb(second.get(0), 1)).startsWith(108, 111).hasSize(12);
      assertThat(Datasets.integers(second.get(1), 2)).containsExactly(2);
    }
  }

  @Test
  void rowsBehindTheLastEndAreDroppedAsTheFormatSays() throws IOException {
    ZarrFiles.small(folder);
    try (Dataset dataset = open(NONE)) {
      assertThat(Datasets.readAll(dataset)).isEqualTo(5);
    }
  }

  @Test
  void aRecordingFolderIsOpenedAtItsReplayBuffer() throws IOException {
    ZarrFiles.small(folder.resolve("replay_buffer.zarr"));
    assertThat(new ZarrFormat().recognises(folder)).isTrue();
    try (Dataset dataset = open(NONE)) {
      assertThat(dataset.episodes()).isEqualTo(2);
    }
  }

  @Test
  void stampsGiveTheTimeAndTheRate() throws IOException {
    ZarrFiles.small(folder)
        .array("data/timestamp", "<f8", "6", ZarrFiles.doubles(100, 100.0501, 100.1, 7, 7.05, 8));
    try (Dataset dataset = open(NONE)) {
      assertThat(dataset.spec().fps()).isEqualTo(20);
      assertThat(dataset.spec().indexOf("observation.timestamp")).isEqualTo(-1);
      assertThat(Datasets.rows(dataset, 0).get(1).seconds()).isEqualTo(100.0501 - 100);
      assertThat(Datasets.rows(dataset, 1).get(1).seconds()).isEqualTo(7.05 - 7);
    }
  }

  @Test
  void timeThatGoesBackwardsIsRefused() throws IOException {
    ZarrFiles.small(folder)
        .array("data/timestamp", "<f8", "6", ZarrFiles.doubles(1, 1.1, 1.2, 7, 6.9, 8));
    try (Dataset dataset = open(NONE)) {
      assertThatThrownBy(() -> Datasets.readAll(dataset))
          .isInstanceOf(DatasetException.class)
          .hasMessage(
              folder + ": data/timestamp[4]: 6.9: time must not go backwards in an episode");
    }
  }

  @Test
  void fractionsFrom0To255ArePicturesAndOthersAreNumbers() throws IOException {
    ZarrFiles files = ZarrFiles.small(folder);
    double[] whole = new double[6 * 12];
    double[] part = new double[6 * 12];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = 3 * i;
      part[i] = i / 100.0;
    }
    files.array("data/camera_0", "<f4", "6, 2, 2, 3", ZarrFiles.floats(whole));
    files.array("data/points", "<f4", "6, 2, 2, 3", ZarrFiles.floats(part));
    try (Dataset dataset = open(NONE)) {
      int camera = dataset.spec().indexOf("observation.images.camera_0");
      int points = dataset.spec().indexOf("observation.points");
      assertThat(dataset.spec().features().get(camera).dtype()).isEqualTo(Dtype.IMAGE);
      assertThat(dataset.spec().features().get(points))
          .isEqualTo(new Feature("observation.points", Dtype.FLOAT32, List.of(2, 2, 3), List.of()));
      Row row = Datasets.rows(dataset, 1).get(0);
      int bytes = dataset.spec().indexOf("observation.image");
      assertThat(Datasets.rgb(row, camera)).isEqualTo(Datasets.rgb(row, bytes));
    }
    whole[40] = 256;
    files.array("data/camera_0", "<f4", "6, 2, 2, 3", ZarrFiles.floats(whole));
    try (Dataset dataset = open(NONE)) {
      assertThatThrownBy(() -> Datasets.readAll(dataset))
          .hasMessage(folder + ": data/camera_0[3]: 256.0 in a picture: must be from 0 to 255");
    }
  }

  @Test
  void whatIsNotUnderstoodIsNamed() throws IOException {
    refused("{", ": not JSON: ");
    refused(
        change("\"zarr_format\": 2", "\"zarr_format\": 3"), ": zarr_format: 3, 2 is understood");
    refused(change("\"C\"", "\"F\""), ": order: \"F\", \"C\" is understood");
    refused(change("<f4", "<c8"), ": dtype: \"<c8\", understood: " + ElementType.UNDERSTOOD);
    refused(change("<f4", "|O"), ": dtype: \"|O\", understood: ");
    refused(change("\"filters\": null", "\"filters\": [{\"id\": \"delta\"}]"), ": filters: [{");
    refused(change("\"shape\": [6, 2]", "\"shape\": [6]"), ": shape and chunks have 1 and 2 axes");
    refused(change("\"shape\": [6, 2]", "\"shape\": [4, 2]"), ": 4 rows, but the last epi");
    refused(change("\"shape\": [6, 2]", "\"shape\": [6, 0]"), ": rows of nothing");
    refused(
        change("\"chunks\": [6, 2]", "\"chunks\": [6, -1]"), ": chunks[1]: -1: must be a whole");
    refused(change("\"chunks\": [6, 2]", "\"chunks\": [99999, 9999]"), " is more than this reader");
    refused(change("\"fill_value\": 0", "\"fill_value\": \"x\""), ": fill_value: \"x\": must be a");
    refused(
        compressor("bz2"), ": compressor: {\"id\":\"bz2\"}; none, blosc, zlib, zstd and lz4 are");
    refused(
        compressor("imagecodecs_jpegxl"),
        ": compressor: imagecodecs_jpegxl pictures are not decoded; store them with blosc, ");
  }

  @Test
  void episodesThatDoNotGoOnAreRefused() throws IOException {
    ZarrFiles.small(folder).array("meta/episode_ends", "<i8", "2", ZarrFiles.longs(3, 3));
    assertThatThrownBy(() -> open(NONE))
        .isInstanceOf(DatasetException.class)
        .hasMessage(folder + ": meta/episode_ends[1]: 3: must be more than 3, the end before it");
  }

  @Test
  void aFolderWithoutEndsIsRefused() throws IOException {
    ZarrFiles.small(folder);
    Files.delete(folder.resolve("meta/episode_ends/.zarray"));
    assertThatThrownBy(() -> open(NONE))
        .isInstanceOf(DatasetException.class)
        .hasMessage(folder + ": meta/episode_ends: not an array: no .zarray");
  }

  @Test
  void aChunkOfAnotherSizeIsRefusedByName() throws IOException {
    ZarrFiles.small(folder);
    Files.write(folder.resolve("data/action/0.0"), new byte[47]);
    try (Dataset dataset = open(NONE)) {
      assertThatThrownBy(() -> Datasets.readAll(dataset))
          .isInstanceOf(DatasetException.class)
          .hasMessage(folder + ": data/action/0.0: 47 bytes where 48 must be");
    }
  }

  private Dataset open(OpenOptions options) throws IOException {
    return new ZarrFormat().open(folder, options);
  }

  private void refused(String zarray, String why) throws IOException {
    ZarrFiles.small(folder).text("data/action/.zarray", zarray);
    String place = folder + ": data/action";
    assertThatThrownBy(() -> open(NONE))
        .isInstanceOf(DatasetException.class)
        .message()
        .startsWith(place)
        .contains(why)
        .doesNotContain("\n");
  }

  private static String change(String from, String to) {
    String json = ZarrFiles.json("<f4", "6, 2", "6, 2");
    assertThat(json).contains(from);
    return json.replace(from, to);
  }

  private static String compressor(String id) {
    return change("\"compressor\": null", "\"compressor\": {\"id\": \"" + id + "\"}");
  }
}
