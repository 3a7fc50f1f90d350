package dev.sinew.app.dataset.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Datasets;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.Row;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that jHDF wrote.
class RobomimicTest {

  private static final DatasetCreationOptions BYTES =
      DatasetCreationOptions.builder().unsigned().build();

  @TempDir private Path folder;

  @Test
  void demonstrationsComeInTheOrderOfTheirNumbers() throws IOException {
    Path file = folder.resolve("lift.hdf5");
    try (WritableHdfFile out = HdfFile.write(file)) {
      WritableGroup data = out.putGroup("data");
      for (int i : new int[] {10, 9, 2, 0}) demo(data, i, 3);
    }
    assertThat(new Hdf5Format().recognises(file)).isTrue();
    try (Dataset dataset = new Hdf5Format().open(file, OpenOptions.none())) {
      assertThat(dataset.episodes()).isEqualTo(4);
      assertThat(dataset.spec().fps()).isEqualTo(20);
      assertThat(dataset.spec().features())
          .containsExactly(
              new Feature("action", Dtype.FLOAT64, List.of(2), List.of()),
              new Feature("next.done", Dtype.INT32, List.of(1), List.of()),
              Feature.image("observation.images.front", 2, 1),
              new Feature("observation.joints", Dtype.FLOAT32, List.of(2), List.of()));
      double[] firsts = new double[4];
      for (int e = 0; e < 4; e++)
        firsts[e] = Datasets.numbers(Datasets.rows(dataset, e).get(0), 0)[0];
      assertThat(firsts).containsExactly(0, 2, 9, 10);
      Row row = Datasets.rows(dataset, 1).get(2);
      assertThat(row.seconds()).isEqualTo(0.1);
      assertThat(Datasets.numbers(row, 0)).containsExactly(2, 0.5);
      assertThat(Datasets.integers(row, 1)).containsExactly(1);
      assertThat(Datasets.rgb(row, 2)).isEqualTo(new byte[] {2, (byte) 201, 3, 4, 5, 6});
      assertThat(Datasets.numbers(row, 3)).containsExactly(0.25, 2);
    }
  }

  @Test
  void theEnvironmentTellsRateRobotAndTask() throws IOException {
    Path file = folder.resolve("lift.hdf5");
    try (WritableHdfFile out = HdfFile.write(file)) {
      WritableGroup data = out.putGroup("data");
      demo(data, 0, 2);
      data.putAttribute(
          "env_args", "{\"env_kwargs\": {\"control_freq\": 25, \"robots\": [\"Panda\"]}}");
      data.putAttribute("problem_info", "{\"language_instruction\": \"lift the cube\"}");
    }
    try (Dataset dataset = new Hdf5Format().open(file, OpenOptions.none())) {
      assertThat(dataset.spec().fps()).isEqualTo(25);
      assertThat(dataset.spec().robotType()).isEqualTo("Panda");
      assertThat(Datasets.rows(dataset, 0).get(1).task()).isEqualTo("lift the cube");
    }
    OpenOptions own = new OpenOptions(OptionalDouble.of(50), "mine");
    try (Dataset dataset = new Hdf5Format().open(file, own)) {
      assertThat(Datasets.rows(dataset, 0).get(1).task()).isEqualTo("mine");
      assertThat(Datasets.rows(dataset, 0).get(1).seconds()).isEqualTo(0.02);
    }
  }

  @Test
  void aDemonstrationOfAnotherShapeIsNamed() throws IOException {
    Path file = folder.resolve("lift.hdf5");
    try (WritableHdfFile out = HdfFile.write(file)) {
      WritableGroup data = out.putGroup("data");
      demo(data, 0, 2);
      data.putGroup("demo_1").putDataset("actions", new double[3][4]);
    }
    try (Dataset dataset = new Hdf5Format().open(file, OpenOptions.none())) {
      assertThatThrownBy(() -> dataset.episode(1))
          .isInstanceOf(DatasetException.class)
          .hasMessage(
              file
                  + ": data/demo_1: action is missing here or of another shape or type than in the"
                  + " first episode");
    }
  }

  @Test
  void arraysOfDifferentLengthAreNamed() throws IOException {
    Path file = folder.resolve("lift.hdf5");
    try (WritableHdfFile out = HdfFile.write(file)) {
      WritableGroup demo = out.putGroup("data").putGroup("demo_0");
      demo.putDataset("actions", new double[3][4]);
      demo.putDataset("rewards", new double[2]);
    }
    try (Dataset dataset = new Hdf5Format().open(file, OpenOptions.none())) {
      assertThatThrownBy(() -> dataset.episode(0))
          .isInstanceOf(DatasetException.class)
          .hasMessage(file + ": data/demo_0: next.reward has 2 rows, action has 3");
    }
  }

  @Test
  void textIsNoFeature() throws IOException {
    Path file = folder.resolve("lift.hdf5");
    try (WritableHdfFile out = HdfFile.write(file)) {
      out.putGroup("data").putGroup("demo_0").putDataset("names", new String[] {"a", "b"});
    }
    assertThatThrownBy(() -> new Hdf5Format().open(file, OpenOptions.none()))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            file
                + ": data/demo_0/names: neither fractions, whole numbers nor booleans of 1 to 8"
                + " bytes");
  }

  @Test
  void aFileOfSomethingElseIsRefused() throws IOException {
    Path file = folder.resolve("other.hdf5");
    try (WritableHdfFile out = HdfFile.write(file)) {
      out.putDataset("weights", new double[3]);
    }
    assertThatThrownBy(() -> new Hdf5Format().open(file, OpenOptions.none()))
        .isInstanceOf(DatasetException.class)
        .hasMessage(file + ": neither robomimic's data nor ALOHA's action in it, but [weights]");
    Files.writeString(file, "HDF");
    assertThat(new Hdf5Format().recognises(file)).isFalse();
  }

  private static void demo(WritableGroup data, int number, int rows) {
    WritableGroup demo = data.putGroup("demo_" + number);
    double[][] actions = new double[rows][];
    int[] dones = new int[rows];
    byte[][][][] front = new byte[rows][2][1][];
    float[][] joints = new float[rows][];
    for (int t = 0; t < rows; t++) {
      actions[t] = new double[] {number, t / 4.0};
      dones[t] = t == rows - 1 ? 1 : 0;
      front[t][0][0] = new byte[] {(byte) t, (byte) 201, 3};
      front[t][1][0] = new byte[] {4, 5, 6};
      joints[t] = new float[] {0.25f, t};
    }
    demo.putDataset("actions", actions);
    demo.putDataset("dones", dones);
    WritableGroup obs = demo.putGroup("obs");
    obs.putDataset("front", front, BYTES);
    obs.putDataset("joints", joints);
    demo.putGroup("next_obs").putDataset("joints", joints);
  }
}
