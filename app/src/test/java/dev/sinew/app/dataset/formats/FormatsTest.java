package dev.sinew.app.dataset.formats;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.OpenOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsTest {

  @TempDir private Path folder;

  @Test
  void whatIsNotUnderstoodIsAnsweredByWhatIs() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "hello");
    for (Path path : new Path[] {folder, file})
      assertThatThrownBy(() -> Formats.known().open(path, OpenOptions.none()))
          .isInstanceOf(DatasetException.class)
          .message()
          .startsWith(path + ": no dataset that is understood; understood are ")
          .contains("lerobot (", "zarr (", "hdf5 (", "tfrecord (", "rosbag (")
          .doesNotContain("\n");
  }

  @Test
  void whatIsNotThereIsSaid() {
    Path path = folder.resolve("none");
    assertThatThrownBy(() -> Formats.known().open(path, OpenOptions.none()))
        .isInstanceOf(DatasetException.class)
        .hasMessage(path + ": no such file or folder");
  }
}
