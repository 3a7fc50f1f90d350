package dev.sinew.app.dataset.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.Datasets;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.Python;
import dev.sinew.app.dataset.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that h5py wrote, as robomimic's and ALOHA's recorders do. `hdf5_cases.py` says which
/// number is where.
class HdfPeerTest {

  @TempDir private static Path folder;

  @BeforeAll
  static void write() throws IOException {
    Python.mustHave("h5py", "h5py");
    Python.run("hdf5_cases.py", folder);
  }

  @Test
  void robomimicReadsBack() throws IOException {
    try (Dataset dataset =
        new Hdf5Format().open(folder.resolve("robomimic.hdf5"), OpenOptions.none())) {
      assertThat(dataset.spec().fps()).isEqualTo(25);
      assertThat(dataset.spec().robotType()).isEqualTo("Panda");
      assertThat(dataset.spec().features())
          .containsExactly(
              new Feature("action", Dtype.FLOAT64, List.of(7), List.of()),
              new Feature("contact", Dtype.BOOL, List.of(1), List.of()),
              new Feature("next.done", Dtype.INT64, List.of(1), List.of()),
              new Feature("next.reward", Dtype.FLOAT64, List.of(1), List.of()),
              Feature.image("observation.images.agentview_image", 6, 5),
              new Feature("observation.eef_pos", Dtype.FLOAT32, List.of(3), List.of()));
      assertThat(dataset.episodes()).isEqualTo(11);
      for (int e = 0; e < 11; e++) {
        List<Row> rows = Datasets.rows(dataset, e);
        assertThat(rows).hasSize(4);
        for (int t = 0; t < 4; t++) {
          Row row = rows.get(t);
          assertThat(Datasets.numbers(row, 0)).isEqualTo(ramp(7, t, e));
          assertThat(Datasets.integers(row, 1)).containsExactly((t + e + 1) % 2);
          assertThat(Datasets.integers(row, 2)).containsExactly(t + e);
          assertThat(Datasets.numbers(row, 3)).containsExactly(t + e);
          assertThat(pixels(Datasets.rgb(row, 4))).isEqualTo(ramp(90, t, e));
          assertThat(Datasets.numbers(row, 5)).isEqualTo(ramp(3, t, e));
        }
      }
    }
  }

  @Test
  void alohaReadsBack() throws IOException {
    try (Dataset dataset = new Hdf5Format().open(folder.resolve("aloha"), OpenOptions.none())) {
      int[] offsets = {0, 1, 10};
      assertThat(dataset.episodes()).isEqualTo(3);
      for (int e = 0; e < 3; e++) {
        List<Row> rows = Datasets.rows(dataset, e);
        assertThat(rows).hasSize(5);
        for (int t = 0; t < 5; t++) {
          assertThat(Datasets.numbers(rows.get(t), 0)).isEqualTo(ramp(14, t, offsets[e]));
          int state = dataset.spec().indexOf("observation.state");
          assertThat(Datasets.numbers(rows.get(t), state)).isEqualTo(ramp(14, t, offsets[e] + 1));
          int camera = dataset.spec().indexOf("observation.images.cam_high");
          assertThat(pixels(Datasets.rgb(rows.get(t), camera))).isEqualTo(ramp(240, t, offsets[e]));
        }
      }
    }
  }

  private static double[] ramp(int size, int row, int offset) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) values[i] = (row * size + i + offset) % 251;
    return values;
  }

  private static double[] pixels(byte[] rgb) {
    double[] values = new double[rgb.length];
    for (int i = 0; i < rgb.length; i++) values[i] = rgb[i] & 255;
    return values;
  }
}
