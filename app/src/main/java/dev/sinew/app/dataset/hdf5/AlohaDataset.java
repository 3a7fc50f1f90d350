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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One file an episode, at 50 Hz: the rate of ALOHA's own recordings, which no file tells.
///
/// Pictures that are stored as such are taken for RGB; those stored as JPEG have the colours that
/// the JPEG means. Rows of JPEG are padded to one length; `compress_len` is not needed, for a JPEG
/// ends where it says.
final class AlohaDataset implements Dataset {

  private static final double FPS = 50;
  private static final String OBSERVATIONS = "observations";
  private static final String IMAGES = OBSERVATIONS + "/images";
  private static final String LENGTHS = "compress_len";

  private final List<Path> files;
  private final DatasetSpec spec;
  private final String task;

  /// @param files one or more, in order
  AlohaDataset(List<Path> files, OpenOptions options) throws DatasetException {
    this.files = List.copyOf(files);
    task = options.task();
    try (HdfTree tree = new HdfTree(files.getFirst())) {
      spec = new DatasetSpec(options.fpsOr(FPS), "aloha", read(tree).features());
    }
  }

  @Override
  public DatasetSpec spec() {
    return spec;
  }

  @Override
  public int episodes() {
    return files.size();
  }

  @Override
  public long rows(int index) throws DatasetException {
    try (HdfTree tree = new HdfTree(files.get(index))) {
      return read(tree).rows();
    }
  }

  @Override
  public Rows episode(int index) throws DatasetException {
    HdfTree tree = new HdfTree(files.get(index));
    try {
      HdfEpisode episode = read(tree);
      episode.mustHave(spec.features());
      RowTime time = RowTime.grid(spec.fps());
      return new ColumnRows(episode.columns(), 0, episode.rows(), time, task, tree);
    } catch (DatasetException | RuntimeException e) {
      tree.close();
      throw e;
    }
  }

  @Override
  public void close() {}

  private static HdfEpisode read(HdfTree tree) throws DatasetException {
    List<Column> columns = new ArrayList<>();
    for (String key : tree.children(""))
      if (!key.equals(LENGTHS) && tree.isArray(key))
        columns.add(new TensorColumn(tree.tensor(key), key, false));
    for (String key : tree.children(OBSERVATIONS)) {
      String array = OBSERVATIONS + "/" + key;
      if (tree.isArray(array)) columns.add(new TensorColumn(tree.tensor(array), name(key), false));
    }
    for (String camera : tree.children(IMAGES)) columns.add(pictures(tree, camera));
    if (columns.isEmpty()) throw tree.wrong("", "no arrays");
    return new HdfEpisode(tree.path().toString(), columns);
  }

  private static Column pictures(HdfTree tree, String camera) throws DatasetException {
    String name = "observation.images." + camera;
    Tensor array = tree.tensor(IMAGES + "/" + camera);
    if (TensorColumn.isPictures(array)) return new TensorColumn(array, name, true);
    if (array.axes() == 2 && array.type().size() == 1) return new JpegColumn(array, name);
    if (TensorColumn.hasShapeOfPictures(array) || array.axes() != 3)
      throw tree.wrong(IMAGES + "/" + camera, "neither height x width x 3 bytes nor padded JPEG");
    return new TensorColumn(array, "observation." + camera, false);
  }

  private static String name(String key) {
    return switch (key) {
      case "qpos" -> "observation.state";
      case "qvel" -> "observation.velocity";
      default -> "observation." + key;
    };
  }
}
