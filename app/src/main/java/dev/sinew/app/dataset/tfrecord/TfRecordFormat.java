package dev.sinew.app.dataset.tfrecord;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetFormat;
import dev.sinew.app.dataset.OpenOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// RLDS episodes of TensorFlow Datasets: a version's folder with all its files in the order of
/// their names, or one file of it. Beside them must be `features.json`.
public final class TfRecordFormat implements DatasetFormat {

  private static final String MARK = ".tfrecord";

  public TfRecordFormat() {}

  @Override
  public String name() {
    return "tfrecord";
  }

  @Override
  public String looksLike() {
    return "a folder with features.json and *.tfrecord*, or one of these files";
  }

  @Override
  public boolean recognises(Path path) {
    try {
      return Files.isDirectory(path) ? !records(path).isEmpty() : isRecords(path);
    } catch (IOException e) {
      return false;
    }
  }

  /// Without `fps` in the options it is 5, BridgeData's: no file tells it.
  @Override
  public Dataset open(Path path, OpenOptions options) throws IOException {
    boolean folder = Files.isDirectory(path);
    List<Path> files = folder ? records(path) : List.of(path);
    if (files.isEmpty()) throw new DatasetException(path + ": no *" + MARK + "* in it");
    Path features =
        folder ? path.resolve(FeaturesJson.NAME) : path.resolveSibling(FeaturesJson.NAME);
    if (!Files.isRegularFile(features))
      throw new DatasetException(features + ": missing; it says what the records hold");
    return new RldsDataset(features, files, options);
  }

  private static List<Path> records(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(TfRecordFormat::isRecords).sorted().toList();
    }
  }

  private static boolean isRecords(Path file) {
    return file.getFileName().toString().contains(MARK) && Files.isRegularFile(file);
  }
}
