package dev.sinew.app.dataset.formats;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.DatasetTarget;
import dev.sinew.app.dataset.DatasetWriter;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A copy that is being written: what its target held was compared with the source once, when it
/// was opened, and from then on nobody else can write to the target. Episodes are entered one by
/// one, also as the source grows. One thread.
///
/// After an exception the copy can only be closed.
public final class OpenCopy implements AutoCloseable {

  private final DatasetWriter writer;
  private final DatasetSpec spec;
  private final int begin;

  private OpenCopy(DatasetWriter writer, DatasetSpec spec, int begin) {
    this.writer = writer;
    this.spec = spec;
    this.begin = begin;
  }

  /// @param from whose first episodes the target may hold already
  /// @param place of the source, for messages
  /// @throws DatasetException when the target holds something else than the source's first episodes
  public static OpenCopy open(DatasetTarget target, Dataset from, Path place, Path to)
      throws IOException {
    Optional<Dataset> begun = target.begun(to);
    if (begun.isEmpty()) return new OpenCopy(target.create(to, from.spec()), from.spec(), 0);
    int begin;
    try (Dataset there = begun.get()) {
      begin = there.episodes();
      new SameEpisodes(from, place, there, to).check();
    }
    return new OpenCopy(target.append(to, from.spec()), from.spec(), begin);
  }

  /// Episodes that were there when it was opened.
  public int begin() {
    return begin;
  }

  /// Enters an episode behind the last.
  ///
  /// @param stop asked before every row; true drops the episode
  /// @return its rows; negative when it was told to stop
  /// @throws DatasetException when the episode has no rows, or is of another spec than the copy
  public long add(Dataset from, Path place, int index, BooleanSupplier stop) throws IOException {
    if (!from.spec().equals(spec))
      throw new DatasetException(
          place + ": has other features or another rate than the episodes before it");
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

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
