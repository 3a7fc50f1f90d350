package dev.sinew.app.dataset.formats;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetTarget;
import dev.sinew.app.dataset.DatasetWriter;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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
    int begin = 0;
    DatasetWriter writer;
    Optional<Dataset> begun = target.begun(to);
    if (begun.isPresent()) {
      try (Dataset there = begun.get()) {
        begin = there.episodes();
        new SameEpisodes(from, place, there, to).check();
      }
      writer = target.append(to, from.spec());
    } else {
      writer = target.create(to, from.spec());
    }
    int done = begin;
    long rows = 0;
    try (writer) {
      for (; done < from.episodes(); done++) {
        long copied = episode(from, place, done, writer);
        if (copied < 0) break;
        rows += copied;
        watcher.kept(done + 1, rows);
      }
    }
    return new Result(begin, done, rows);
  }

  /// @return rows; negative when it was told to stop
  private long episode(Dataset from, Path place, int index, DatasetWriter writer)
      throws IOException {
    long count = 0;
    try (Rows rows = from.episode(index)) {
      Optional<Row> row;
      while ((row = rows.next()).isPresent()) {
        if (stop.getAsBoolean()) {
          writer.discard();
          return -1;
        }
        writer.row(row.get());
        count++;
      }
    }
    if (count == 0) throw new DatasetException(place + ": episode " + index + " has no rows");
    writer.keep();
    return count;
  }
}
