package dev.sinew.app.dataset.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.DatasetTarget;
import dev.sinew.app.dataset.Datasets;
import dev.sinew.app.dataset.Dtype;
import dev.sinew.app.dataset.Feature;
import dev.sinew.app.dataset.Memory;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Value;
import dev.sinew.app.dataset.lerobot.LeRobotTarget;
import dev.sinew.app.dataset.lerobot.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCopyTest {

  private static final Path FROM = Path.of("from");
  private static final DatasetSpec SPEC =
      new DatasetSpec(
          10,
          "arm",
          List.of(
              Feature.vector("action", Dtype.FLOAT32, List.of("x", "y")),
              new Feature("observation.grip", Dtype.INT64, List.of(1), List.of()),
              Feature.image("observation.image", 16, 16)));

  @TempDir private Path folder;

  private final Memory.Target memory = new Memory.Target();

  @Test
  void aCopyHoldsEveryRow() throws IOException {
    Memory source = source(3, 0);
    List<Integer> told = new ArrayList<>();
    DatasetCopy copy = new DatasetCopy(memory, () -> false, (done, _) -> told.add(done));
    assertThat(copy.copy(source, FROM, folder)).isEqualTo(new DatasetCopy.Result(0, 3, 12));
    for (int e = 0; e < 3; e++)
      assertThat(Datasets.rows(memory.written, e)).isEqualTo(Datasets.rows(source, e));
    assertThat(told).containsExactly(1, 2, 3);
  }

  @Test
  void aCopyThatFailedGoesOnBehindTheLastKeptEpisode() throws IOException {
    Memory source = source(4, 0);
    memory.failsAfter = 9;
    assertThatThrownBy(() -> copy(memory, source, () -> false)).hasMessage("no space left");
    assertThat(memory.written.episodes()).isEqualTo(2);
    memory.failsAfter = -1;
    assertThat(copy(memory, source, () -> false)).isEqualTo(new DatasetCopy.Result(2, 4, 8));
    assertThat(copy(memory, source, () -> false)).isEqualTo(new DatasetCopy.Result(4, 4, 0));
    for (int e = 0; e < 4; e++)
      assertThat(Datasets.rows(memory.written, e)).isEqualTo(Datasets.rows(source, e));
  }

  @Test
  void anOpenCopyTakesEpisodesAsTheyComeButNoneOfAnotherKind() throws IOException {
    try (OpenCopy copy = OpenCopy.open(memory, source(1, 0), FROM, folder)) {
      assertThat(copy.begin()).isZero();
      assertThat(copy.add(source(1, 0), FROM, 0, () -> false)).isEqualTo(4);
      assertThat(copy.add(source(2, 0), FROM, 1, () -> false)).isEqualTo(4);
      Memory faster = new Memory(new DatasetSpec(20, "arm", SPEC.features()));
      faster.add(Datasets.rows(source(1, 0), 0));
      assertThatThrownBy(() -> copy.add(faster, FROM, 0, () -> false))
          .isInstanceOf(DatasetException.class)
          .hasMessage("from: has other features or another rate than the episodes before it");
    }
    assertThat(memory.written.episodes()).isEqualTo(2);
    try (OpenCopy copy = OpenCopy.open(memory, source(3, 0), FROM, folder)) {
      assertThat(copy.begin()).isEqualTo(2);
    }
    assertThatThrownBy(() -> OpenCopy.open(memory, source(3, 1), FROM, folder))
        .hasMessageContaining("episode 0 differs");
  }

  @Test
  void aCopyThatIsToldToStopDropsTheEpisodeAtHand() throws IOException {
    int[] asked = {0};
    assertThat(copy(memory, source(4, 0), () -> asked[0]++ == 6))
        .isEqualTo(new DatasetCopy.Result(0, 1, 4));
    assertThat(memory.written.episodes()).isEqualTo(1);
  }

  @Test
  void aCopyDoesNotGoOnWithAnotherSource() throws IOException {
    copy(memory, source(3, 0), () -> false);
    assertThatThrownBy(() -> copy(memory, source(5, 1), () -> false))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            folder
                + ": episode 0 differs from from's in row 0; a copy goes on only from where it"
                + " was");
    assertThatThrownBy(() -> copy(memory, source(2, 0), () -> false))
        .hasMessage(
            folder + ": holds 3 episodes, from has 2; a copy goes on only from where it was");
    Memory shorter = source(2, 0).add(Datasets.rows(source(3, 0), 2).subList(0, 3));
    assertThatThrownBy(() -> copy(memory, shorter, () -> false))
        .message()
        .contains("episode 2 differs from from's in row 3");
  }

  @Test
  void anEpisodeWithoutRowsIsNamed() {
    Memory source = source(1, 0).add(List.of());
    assertThatThrownBy(() -> copy(memory, source, () -> false))
        .isInstanceOf(DatasetException.class)
        .hasMessage("from: episode 1 has no rows");
  }

  @Test
  void lerobotDatasetsOfBothVersionsGoOnToo() throws IOException {
    Memory source = source(4, 0);
    for (DatasetTarget target :
        List.of(LeRobotTarget.newest(Pictures.EXACT), LeRobotTarget.v21(Pictures.EXACT))) {
      Path out = folder.resolve(target.name());
      int[] asked = {0};
      DatasetCopy broken = new DatasetCopy(target, () -> asked[0]++ == 10, (_, _) -> {});
      assertThat(broken.copy(source, FROM, out)).isEqualTo(new DatasetCopy.Result(0, 2, 8));
      DatasetCopy whole = new DatasetCopy(target, () -> false, (_, _) -> {});
      assertThat(whole.copy(source, FROM, out)).isEqualTo(new DatasetCopy.Result(2, 4, 8));
      try (Dataset there = Formats.known().open(out, OpenOptions.none())) {
        assertThat(there.episodes()).isEqualTo(4);
        for (int e = 0; e < 4; e++) assertSame(source, there, e);
      }
    }
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "mine");
    DatasetTarget target = LeRobotTarget.newest(Pictures.EXACT);
    assertThatThrownBy(() -> copy(target, source(1, 0), () -> false))
        .isInstanceOf(DatasetException.class)
        .hasMessage(folder + ": holds something else; name a new folder");
    assertThat(folder).isDirectoryContaining("glob:**thesis.txt");
  }

  private DatasetCopy.Result copy(DatasetTarget target, Dataset source, BooleanSupplier stop)
      throws IOException {
    return new DatasetCopy(target, stop, (_, _) -> {}).copy(source, FROM, folder);
  }

  private static void assertSame(Dataset a, Dataset b, int episode) throws IOException {
    List<Row> expected = Datasets.rows(a, episode);
    List<Row> found = Datasets.rows(b, episode);
    assertThat(found).hasSameSizeAs(expected);
    for (int t = 0; t < expected.size(); t++)
      for (Feature f : a.spec().features()) {
        Value x = expected.get(t).values().get(a.spec().indexOf(f.name()));
        Value y = found.get(t).values().get(b.spec().indexOf(f.name()));
        assertThat(y).as(f.name()).usingRecursiveComparison().isEqualTo(x);
      }
  }

  /// Episodes of four rows.
  private static Memory source(int episodes, int offset) {
    Memory memory = new Memory(SPEC);
    for (int e = 0; e < episodes; e++) {
      List<Row> rows = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        byte[] rgb = new byte[16 * 16 * 3];
        rgb[t] = (byte) e;
        rows.add(
            new Row(
                t / 10.0,
                "task " + e % 2,
                List.of(
                    new Value.Numbers(new double[] {e + offset, t + 0.5}),
                    new Value.Integers(new long[] {t - e}),
                    new Value.Image(16, 16, rgb))));
      }
      memory.add(rows);
    }
    return memory;
  }
}
