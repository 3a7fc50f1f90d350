package dev.sinew.app.dataset.tfrecord;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.Rows;
import dev.sinew.app.dataset.tensor.Column;
import dev.sinew.app.dataset.tensor.ColumnRows;
import dev.sinew.app.dataset.tensor.RowTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Records that are episodes. An episode's task is its first step's instruction; in memory is one
/// episode, still packed.
final class RldsDataset implements Dataset {

  /// BridgeData V2's.
  private static final double FPS = 5;

  private final List<StepFeature> features;
  private final List<RecordFile.Place> episodes = new ArrayList<>();
  private final DatasetSpec spec;
  private final String task;

  /// @param files one or more, in order
  RldsDataset(Path featuresJson, List<Path> files, OpenOptions options) throws IOException {
    features = FeaturesJson.read(featuresJson);
    task = options.task();
    for (Path file : files) episodes.addAll(new RecordFile(file).places());
    if (episodes.isEmpty()) throw new DatasetException(files.getFirst() + ": no records");
    spec =
        new DatasetSpec(
            options.fpsOr(FPS), "", columns(example(0)).stream().map(Column::feature).toList());
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
  public long rows(int index) throws IOException {
    return columns(example(index)).getFirst().rows();
  }

  @Override
  public Rows episode(int index) throws IOException {
    Example example = example(index);
    List<StepColumn> columns = columns(example);
    for (int i = 0; i < columns.size(); i++) mustFit(example, columns, i);
    RowTime time = RowTime.grid(spec.fps());
    int rows = columns.getFirst().rows();
    return new ColumnRows(columns, 0, rows, time, task(example), () -> {});
  }

  @Override
  public void close() {}

  private void mustFit(Example example, List<StepColumn> columns, int number)
      throws DatasetException {
    StepColumn column = columns.get(number);
    StepColumn first = columns.getFirst();
    String name = example.place() + ": " + column.feature().name();
    if (!column.feature().equals(spec.features().get(number)))
      throw new DatasetException(name + " has another shape than in the first record");
    if (column.rows() != first.rows())
      throw new DatasetException(
          name
              + " has "
              + column.rows()
              + " steps, "
              + first.feature().name()
              + " has "
              + first.rows());
  }

  private Example example(int index) throws IOException {
    RecordFile.Place place = episodes.get(index);
    return new Example(place.toString(), place.read());
  }

  private List<StepColumn> columns(Example example) throws DatasetException {
    List<StepColumn> columns = new ArrayList<>();
    for (StepFeature step : features)
      if (!step.isInstruction()) columns.add(new StepColumn(example, step));
    if (columns.isEmpty()) throw new DatasetException(example.place() + ": no features");
    return columns;
  }

  private String task(Example example) throws DatasetException {
    for (StepFeature step : features) {
      if (!task.isEmpty() || !step.isInstruction()) continue;
      StepColumn instruction = new StepColumn(example, step);
      if (instruction.rows() > 0) return instruction.text(0);
    }
    return task;
  }
}
