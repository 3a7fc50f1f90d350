package dev.sinew.app.dataset.hdf5;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.tensor.Column;
import dev.sinew.app.dataset.tensor.ColumnRows;
import dev.sinew.app.dataset.tensor.RowTime;
import dev.sinew.app.dataset.tensor.Tensor;
import dev.sinew.app.dataset.tensor.TensorColumn;
import java.util.ArrayList;
import java.util.List;

/// One file, `data/demo_<i>` in the order of `i`.
final class RobomimicDataset implements Dataset {

  static final String DATA = "data";
  static final String DEMO = "demo_";

  private final HdfTree tree;
  private final List<String> demos;
  private final DatasetSpec spec;
  private final String task;

  /// @param tree closed with this
  RobomimicDataset(HdfTree tree, OpenOptions options) throws DatasetException {
    this.tree = tree;
    demos = Numbered.sorted(tree.children(DATA), DEMO, "");
    if (demos.isEmpty()) throw tree.wrong(DATA, "no " + DEMO + "<number>");
    EnvironmentArgs args = EnvironmentArgs.read(tree);
    task = options.task().isEmpty() ? args.instruction() : options.task();
    HdfEpisode first = read(0);
    spec = new DatasetSpec(options.fpsOr(args.fps()), args.robot(), first.features());
  }

  @Override
  public DatasetSpec spec() {
    return spec;
  }

  @Override
  public int episodes() {
    return demos.size();
  }

  @Override
  public long rows(int index) throws DatasetException {
    return read(index).rows();
  }

  @Override
  public Rows episode(int index) throws DatasetException {
    HdfEpisode episode = read(index);
    episode.mustHave(spec.features());
    RowTime time = RowTime.grid(spec.fps());
    return new ColumnRows(episode.columns(), 0, episode.rows(), time, task, () -> {});
  }

  @Override
  public void close() {
    tree.close();
  }

  private HdfEpisode read(int index) throws DatasetException {
    String demo = DATA + "/" + demos.get(index);
    List<Column> columns = new ArrayList<>();
    for (String key : tree.children(demo))
      if (tree.isArray(demo + "/" + key)) columns.add(column(demo + "/" + key, name(key)));
    for (String key : tree.children(demo + "/obs")) columns.add(observation(demo, key));
    if (columns.isEmpty()) throw tree.wrong(demo, "no arrays");
    return new HdfEpisode(tree.path() + ": " + demo, columns);
  }

  private Column column(String array, String name) throws DatasetException {
    return new TensorColumn(tree.tensor(array), name, false);
  }

  private Column observation(String demo, String key) throws DatasetException {
    Tensor array = tree.tensor(demo + "/obs/" + key);
    boolean pictures = TensorColumn.isPictures(array);
    String name = (pictures ? "observation.images." : "observation.") + key;
    return new TensorColumn(array, name, pictures);
  }

  private static String name(String key) {
    return switch (key) {
      case "actions" -> "action";
      case "states" -> "observation.environment_state";
      case "rewards" -> "next.reward";
      case "dones" -> "next.done";
      default -> key;
    };
  }
}
