package dev.sinew.app.dataset.zarr;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.Row;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Arrays below `data`, cut along the first axis by `meta/episode_ends`. Rows behind the last end
/// are of a recording that was broken off; Diffusion Policy drops them, and so do we.
final class ZarrDataset implements Dataset {

  private static final double FPS = 10;
  private static final String TIME = "timestamp";

  private final Store store;
  private final String task;
  private final List<Column> columns = new ArrayList<>();
  private final int[] ends;
  private final Times times;
  private final DatasetSpec spec;

  /// @param store closed with this
  ZarrDataset(Store store, OpenOptions options) throws IOException {
    this.store = store;
    task = options.task();
    ends = EpisodeEnds.read(array("meta/episode_ends"));
    ZarrArray time = null;
    for (String key : store.children("data")) {
      if (key.startsWith(".")) continue;
      ZarrArray array = array("data/" + key);
      if (key.equals(TIME)) time = array;
      else columns.add(new Column(key, array));
      mustReachTheEnd(array);
    }
    if (columns.isEmpty()) throw new DatasetException(store.path() + ": data: no arrays");
    int firstEnd = ends.length == 0 ? 0 : ends[0];
    double assumed = options.fpsOr(FPS);
    times = time == null ? new Times.Grid(assumed) : new Times.Stamps(time);
    double fps = options.fps().isPresent() ? assumed : times.fps(firstEnd).orElse(FPS);
    spec = new DatasetSpec(fps, "", columns.stream().map(Column::feature).toList());
  }

  @Override
  public DatasetSpec spec() {
    return spec;
  }

  @Override
  public int episodes() {
    return ends.length;
  }

  @Override
  public Rows episode(int index) {
    int begin = index == 0 ? 0 : ends[index - 1];
    return new Episode(begin, ends[index]);
  }

  @Override
  public void close() throws IOException {
    store.close();
  }

  private ZarrArray array(String name) throws IOException {
    Optional<ArrayMeta> meta = ArrayMeta.read(store, name);
    if (meta.isEmpty())
      throw new DatasetException(store.path() + ": " + name + ": not an array: no .zarray");
    return new ZarrArray(store, name, meta.get());
  }

  private void mustReachTheEnd(ZarrArray array) throws DatasetException {
    int rows = ends.length == 0 ? 0 : ends[ends.length - 1];
    if (array.rows() < rows)
      throw new DatasetException(
          array.meta().place()
              + ": shape: "
              + array.rows()
              + " rows, but the last episode ends at "
              + rows);
  }

  private final class Episode implements Rows {

    private final int begin;
    private final int end;
    private int at;
    private double last;

    Episode(int begin, int end) {
      this.begin = begin;
      this.end = end;
      at = begin;
    }

    @Override
    public Optional<Row> next() throws IOException {
      if (at >= end) return Optional.empty();
      last = times.seconds(begin, at, last);
      List<Value> values = new ArrayList<>(columns.size());
      for (Column column : columns) values.add(column.value(at));
      at++;
      return Optional.of(new Row(last, task, values));
    }

    @Override
    public void close() {}
  }
}
