package dev.sinew.app.dataset.formats;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// Copies a dataset episode by episode. A copy that was broken off goes on behind the last episode
/// that its target kept.
///
/// @param stop asked before every row; true drops the episode at hand and ends the copy
/// @param watcher told after every episode
public record DatasetCopy(DatasetTarget target, BooleanSupplier stop, Watcher watcher) {

  /// Sees the copy grow.
  @FunctionalInterface
  public interface Watcher {
    void kept(int episodes, long rows);
  }

  /// @param begin episodes that were there before
  /// @param episodes that are there now
  /// @param rows that were copied
  public record Result(int begin, int episodes, long rows) {}

  /// @param place of the source, for messages
  /// @throws DatasetException when the target holds something else than the source's first episodes
  public Result copy(Dataset from, Path place, Path to) throws IOException {
    try (OpenCopy copy = OpenCopy.open(target, from, place, to)) {
      int done = copy.begin();
      long rows = 0;
      for (; done < from.episodes(); done++) {
        long copied = copy.add(from, place, done, stop);
        if (copied < 0) break;
        rows += copied;
        watcher.kept(done + 1, rows);
      }
      return new Result(copy.begin(), done, rows);
    }
  }
}
