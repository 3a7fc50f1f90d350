package dev.sinew.app.dataset.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Datasets;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.Row;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that jHDF wrote.
class AlohaTest {

  private static final DatasetCreationOptions BYTES =
      DatasetCreationOptions.builder().unsigned().build();

  @TempDir private Path folder;

  @Test
  void aFolderIsADatasetInTheOrderOfTheFilesNumbers() throws IOException {
    for (int i : new int[] {0, 1, 10, 2}) write(i, new byte[3][4][5][3]);
    assertThat(new Hdf5Format().recognises(folder)).isTrue();
    try (Dataset dataset = new Hdf5Format().open(folder, OpenOptions.none())) {
      assertThat(dataset.episodes()).isEqualTo(4);
      assertThat(dataset.spec().fps()).isEqualTo(50);
      assertThat(dataset.spec().features())
          .extracting(Feature::name)
          .containsExactly(
              "action",
              "observation.effort",
              "observation.state",
              "observation.velocity",
              "observation.images.cam_high");
      assertThat(Datasets.numbers(Datasets.rows(dataset, 3).get(2), 0)[13]).isEqualTo(10 + 2 + 13);
      assertThat(Datasets.numbers(Datasets.rows(dataset, 2).get(0), 2)[0]).isEqualTo(2);
    }
    Path one = folder.resolve("episode_10.hdf5");
    try (Dataset dataset = new Hdf5Format().open(one, OpenOptions.none())) {
      assertThat(dataset.episodes()).isEqualTo(1);
    }
  }

  @Test
  void paddedJpegIsUnpacked() throws IOException {
    byte[][] jpegs = {jpeg(200, 30, 40, 16), jpeg(10, 220, 30, 16), jpeg(20, 30, 240, 16)};
    int longest = Arrays.stream(jpegs).mapToInt(j -> j.length).max().getAsInt();
    for (int i = 0; i < 3; i++) jpegs[i] = Arrays.copyOf(jpegs[i], longest + 5);
    write(0, jpegs);
    try (Dataset dataset = new Hdf5Format().open(folder, OpenOptions.none())) {
      int camera = dataset.spec().indexOf("observation.images.cam_high");
      assertThat(dataset.spec().features().get(camera).shape()).isEqualTo(List.of(16, 24, 3));
      List<Row> rows = Datasets.rows(dataset, 0);
      assertColour(Datasets.rgb(rows.get(0), camera), 200, 30, 40);
      assertColour(Datasets.rgb(rows.get(1), camera), 10, 220, 30);
      assertColour(Datasets.rgb(rows.get(2), camera), 20, 30, 240);
    }
  }

  @Test
  void aPictureThatIsNoneIsNamed() throws IOException {
    byte[][] jpegs = {jpeg(200, 30, 40, 16), jpeg(10, 220, 30, 8), jpeg(20, 30, 240, 16)};
    int longest = Arrays.stream(jpegs).mapToInt(j -> j.length).max().getAsInt();
    for (int i = 0; i < 3; i++) jpegs[i] = Arrays.copyOf(jpegs[i], longest);
    write(0, jpegs);
    try (Dataset dataset = new Hdf5Format().open(folder, OpenOptions.none())) {
      assertThatThrownBy(() -> Datasets.readAll(dataset))
          .isInstanceOf(DatasetException.class)
          .message()
          .endsWith(
              "episode_0.hdf5: observations/images/cam_high[1]: a picture of 8 x 24, the first is"
                  + " 16 x 24");
    }
    jpegs[0][0] = 0;
    write(0, jpegs);
    assertThatThrownBy(() -> new Hdf5Format().open(folder, OpenOptions.none()))
        .isInstanceOf(DatasetException.class)
        .message()
        .endsWith("cam_high[0]: a damaged picture: not a picture that is understood");
  }

  private void write(int number, Object images) {
    Path file = folder.resolve("episode_" + number + ".hdf5");
    try (WritableHdfFile out = HdfFile.write(file)) {
      out.putDataset("action", ramp(number));
      out.putDataset("compress_len", new double[1][3]);
      WritableGroup observations = out.putGroup("observations");
      observations.putDataset("qpos", ramp(number));
      observations.putDataset("qvel", ramp(number + 1));
      observations.putDataset("effort", ramp(number + 2));
      observations.putGroup("images").putDataset("cam_high", images, BYTES);
    }
  }

  private static float[][] ramp(int offset) {
    float[][] values = new float[3][14];
    for (int t = 0; t < 3; t++) for (int i = 0; i < 14; i++) values[t][i] = offset + t + i;
    return values;
  }

  private static byte[] jpeg(int red, int green, int blue, int height) throws IOException {
    BufferedImage image = new BufferedImage(24, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++)
      for (int x = 0; x < 24; x++) image.setRGB(x, y, red << 16 | green << 8 | blue);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }

  private static void assertColour(byte[] rgb, int... expected) {
    for (int i = 0; i < rgb.length; i++)
      assertThat(rgb[i] & 255).isCloseTo(expected[i % 3], within(3));
  }
}
