package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetFormat;
import dev.sinew.app.dataset.OpenOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// LeRobotDataset v3.0 and v2.1, as a format among others.
public final class LeRobotFormat implements DatasetFormat {

  private static final String INFO = "meta/info.json";

  public LeRobotFormat() {}

  @Override
  public String name() {
    return "lerobot";
  }

  @Override
  public String looksLike() {
    return "a folder with " + INFO;
  }

  @Override
  public boolean recognises(Path path) {
    return Files.isRegularFile(path.resolve(INFO));
  }

  /// The format tells rate and tasks: the options are not for it.
  @Override
  public Dataset open(Path path, OpenOptions options) throws IOException {
    if (!options.equals(OpenOptions.none()))
      throw new DatasetException(path + ": tells its own fps and tasks; leave them out");
    return LeRobotReader.open(path);
  }
}
