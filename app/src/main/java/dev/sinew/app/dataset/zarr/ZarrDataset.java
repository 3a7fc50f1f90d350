package dev.sinew.app.dataset.zarr;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.tensor.ColumnRows;
import dev.sinew.app.dataset.tensor.RowTime;
import dev.sinew.app.dataset.tensor.Tensor;
import dev.sinew.app.dataset.tensor.TensorColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Arrays below `data`, cut along the first axis by `meta/episode_ends`. Rows behind the last end
/// are of a recording that was broken off; Diffusion Policy drops them, and so do we.
final class ZarrDataset implements Dataset {

  private static final double FPS = 10;
  private static final String TIME = "timestamp";

  private final Store store;
  private final String task;
  private final List<TensorColumn> columns = new ArrayList<>();
  private final int[] ends;
  private final RowTime times;
  private final DatasetSpec spec;

  /// @param store closed with this
  ZarrDataset(Store store, OpenOptions options) throws IOException {
    this.store = store;
    task = options.task();
    ends = EpisodeEnds.read(ZarrArray.open(store, "meta/episode_ends"));
    Tensor time = null;
    for (String key : store.children("data")) {
      if (key.startsWith(".")) continue;
      Tensor array = ZarrArray.open(store, "data/" + key);
      if (key.equals(TIME)) time = array;
      else columns.add(column(key, array));
      mustReachTheEnd(array);
    }
    if (columns.isEmpty()) throw new DatasetException(store.path() + ": data: no arrays");
    int firstEnd = ends.length == 0 ? 0 : ends[0];
    Stamps stamps = time == null ? null : new Stamps(time);
    double told = stamps == null ? FPS : stamps.fps(firstEnd).orElse(FPS);
    double fps = options.fpsOr(told);
    times = stamps == null ? RowTime.grid(fps) : stamps;
    spec = new DatasetSpec(fps, "", columns.stream().map(TensorColumn::feature).toList());
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
  public long rows(int index) {
    return ends[index] - begin(index);
  }

  @Override
  public Rows episode(int index) {
    return new ColumnRows(columns, begin(index), ends[index], times, task, () -> {});
  }

  private int begin(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  @Override
  public void close() throws IOException {
    store.close();
  }

  private static TensorColumn column(String key, Tensor array) throws IOException {
    boolean pictures = Pictures.are(array);
    String name =
        switch (key) {
          case "action" -> "action";
          case "img" -> "observation.image";
          default -> (pictures ? "observation.images." : "observation.") + key;
        };
    return new TensorColumn(array, name, pictures);
  }

  private void mustReachTheEnd(Tensor array) throws DatasetException {
    int rows = ends.length == 0 ? 0 : ends[ends.length - 1];
    if (array.rows() < rows)
      throw new DatasetException(
          array.place() + ": " + array.rows() + " rows, but the last episode ends at " + rows);
  }
}
