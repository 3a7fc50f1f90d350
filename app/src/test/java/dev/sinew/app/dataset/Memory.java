package dev.sinew.app.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// A dataset that lies in memory, and the format that writes it there.
public final class Memory implements Dataset {

  private final DatasetSpec spec;
  private final List<List<Row>> episodes = new ArrayList<>();

  public Memory(DatasetSpec spec) {
    this.spec = spec;
  }

  public Memory add(List<Row> episode) {
    episodes.add(List.copyOf(episode));
    return this;
  }

  @Override
  public DatasetSpec spec() {
    return spec;
  }

  @Override
  public int episodes() {
    return episodes.size();
  }

  @Override
  public Rows episode(int index) {
    Iterator<Row> rows = episodes.get(index).iterator();
    return new Rows() {
      @Override
      public Optional<Row> next() {
        return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {}

  /// One place, whatever the path.
  public static final class Target implements DatasetTarget {

    public Memory written;

    /// Rows until the writer fails; negative is never.
    public int failsAfter = -1;

    @Override
    public String name() {
      return "memory";
    }

    @Override
    public Optional<Dataset> begun(Path path) {
      return Optional.ofNullable(written);
    }

    @Override
    public DatasetWriter create(Path path, DatasetSpec spec) {
      written = new Memory(spec);
      return new Writer();
    }

    @Override
    public DatasetWriter append(Path path, DatasetSpec spec) {
      return new Writer();
    }

    private final class Writer implements DatasetWriter {

      private final List<Row> draft = new ArrayList<>();

      @Override
      public void row(Row row) throws IOException {
        if (failsAfter == 0) throw new IOException("no space left");
        failsAfter--;
        draft.add(row);
      }

      @Override
      public void keep() {
        written.add(draft);
        draft.clear();
      }

      @Override
      public void discard() {
        draft.clear();
      }

      @Override
      public void close() {}
    }
  }
}
