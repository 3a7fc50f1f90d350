package dev.sinew.app.dataset.tfrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.dataset.Damage;
import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Datasets;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Value;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RldsDatasetTest {

  private static final Map<String, String> LEAVES =
      Map.of(
          "action", Records.tensor("float32", 2),
          "reward", Records.tensor("float32"),
          "is_last", Records.tensor("bool"),
          "gaze", Records.tensor("int64", 2, 1),
          "note", "{\"text\": {}}",
          "language_instruction", "{\"text\": {}}",
          "observation",
              """
              {"featuresDict": {"features": {"cam": {"image": {"shape": {"dimensions":
               ["-1", "-1", "3"]}, "dtype": "uint8", "encodingFormat": "png"}}}}}
              """);

  @TempDir private Path folder;

  /// The check value of CRC-32C is e3069283 (RFC 3720, B.4, and every catalogue of CRCs);
  /// TensorFlow's mask by hand.
  @Test
  void theChecksumIsMaskedAsTensorflowDoes() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(RecordFile.masked(digits, 9)).isEqualTo(0xC78AB0E5);
  }

  @Test
  void stepsBecomeRows() throws IOException {
    write(episode(0).example(), episode(5).example());
    assertThat(new TfRecordFormat().recognises(folder)).isTrue();
    try (Dataset dataset = open(new OpenOptions(OptionalDouble.of(10), ""))) {
      assertThat(dataset.spec().features())
          .containsExactly(
              new Feature("action", Dtype.FLOAT32, List.of(2), List.of()),
              new Feature("gaze", Dtype.INT64, List.of(2, 1), List.of()),
              new Feature("is_last", Dtype.BOOL, List.of(1), List.of()),
              new Feature("note", Dtype.STRING, List.of(1), List.of()),
              Feature.image("observation.images.cam", 2, 3),
              new Feature("next.reward", Dtype.FLOAT32, List.of(1), List.of()));
      assertThat(dataset.episodes()).isEqualTo(2);
      List<Row> rows = Datasets.rows(dataset, 1);
      assertThat(rows).hasSize(3);
      Row row = rows.get(2);
      assertThat(row.seconds()).isEqualTo(0.2);
      assertThat(row.task()).isEqualTo("pick 5");
      assertThat(Datasets.numbers(row, 0)).containsExactly(9, 10);
      assertThat(Datasets.integers(row, 1)).containsExactly(-5, 1L << 40);
      assertThat(Datasets.integers(row, 2)).containsExactly(1);
      assertThat(row.values().get(3)).isEqualTo(new Value.Text("ü2"));
      assertThat(Datasets.rgb(row, 4)).startsWith(7, 8, 9).hasSize(18);
      assertThat(Datasets.numbers(row, 5)).containsExactly(2.5);
    }
  }

  @Test
  void aFlippedBitAnywhereIsFound() throws IOException {
    write(episode(0).example(), episode(5).example());
    Path file = folder.resolve("x.tfrecord-00000-of-00001");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(file, flipped);
      assertThatThrownBy(this::readAll)
          .as("byte %d", at)
          .isInstanceOf(DatasetException.class)
          .message()
          .startsWith(file + ": record ")
          .doesNotContain("\n");
    }
  }

  @Test
  void aCutAnywhereIsFound() throws IOException {
    byte[] one = episode(0).example();
    write(one, episode(5).example());
    Path file = folder.resolve("x.tfrecord-00000-of-00001");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      // A file that ends behind a record is whole: the format has no end of its own.
      if (length == one.length + 16) assertThat(readAll()).isEqualTo(3);
      else assertThatThrownBy(this::readAll).isInstanceOf(DatasetException.class);
    }
  }

  /// The checksums fit, so what is inside must bear it.
  @Test
  void damagedExamplesEndInOneLine() throws IOException {
    byte[] whole = episode(3).example();
    Random random = new Random(31);
    for (int i = 0; i < 800; i++) {
      write(Damage.of(whole, random));
      Damage.mustBeReadOrRefused(new TfRecordFormat(), folder);
    }
  }

  @Test
  void damagedDescriptionsEndInOneLine() throws IOException {
    write(episode(3).example());
    Path file = folder.resolve("features.json");
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(32);
    for (int i = 0; i < 500; i++) {
      Files.write(file, Damage.of(whole, random));
      Damage.mustBeReadOrRefused(new TfRecordFormat(), folder);
    }
  }

  @Test
  void whatDoesNotFitItsDescriptionIsNamed() throws IOException {
    refused(episode(0).floats("steps/action", 1, 2, 3), "steps/action: 3 values, no multiple of 2");
    refused(episode(0).floats("steps/action", 1, 2), "gaze has 3 steps, action has 1");
    refused(
        episode(0).integers("steps/action", 1, 2),
        "steps/action: whole numbers where floats must be");
    refused(
        episode(0).bytes("steps/observation/cam", new byte[9], new byte[9], new byte[9]),
        "steps/observation/cam: step 0: a damaged picture: not a picture that is understood");
    refused(
        episode(0).bytes("steps/observation/cam", png(2, 2), png(2, 3), png(2, 2)),
        "steps/observation/cam: step 1: a picture of 3 x 2 where 2 x 2 must be");
  }

  @Test
  void recordsWithoutADescriptionAreRefused() throws IOException {
    write(episode(0).example());
    Files.delete(folder.resolve("features.json"));
    assertThatThrownBy(this::readAll)
        .isInstanceOf(DatasetException.class)
        .hasMessage(folder.resolve("features.json") + ": missing; it says what the records hold");
  }

  private void refused(Records episode, String why) throws IOException {
    write(episode.example());
    assertThatThrownBy(this::readAll)
        .isInstanceOf(DatasetException.class)
        .hasMessage(folder.resolve("x.tfrecord-00000-of-00001") + ": record 0: " + why);
  }

  private static Records episode(int n) throws IOException {
    byte[] picture = png(3, 2);
    return new Records()
        .floats("steps/action", n, n + 1, n + 2, n + 3, n + 4, n + 5)
        .looseFloats("steps/reward", 0.5, 1.5, 2.5)
        .integers("steps/is_last", 0, 0, 1)
        .integers("steps/gaze", 1, 2, 3, 4, -5, 1L << 40)
        .text("steps/note", "a0", "b1", "ü2")
        .text("steps/language_instruction", "pick " + n, "x", "y")
        .bytes("steps/observation/cam", picture, picture, picture)
        .integers("episode_metadata/episode_id", n);
  }

  private void write(byte[]... records) throws IOException {
    Records.describe(folder, LEAVES);
    Files.write(folder.resolve("x.tfrecord-00000-of-00001"), Records.framed(records));
  }

  private int readAll() throws IOException {
    try (Dataset dataset = open(OpenOptions.none())) {
      return Datasets.readAll(dataset);
    }
  }

  private Dataset open(OpenOptions options) throws IOException {
    return new TfRecordFormat().open(folder, options);
  }

  private static byte[] png(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x070809);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
