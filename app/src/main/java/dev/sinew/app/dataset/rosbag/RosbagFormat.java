package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetFormat;
import dev.sinew.app.dataset.OpenOptions;
import java.io.IOException;
import java.nio.file.Path;

/// Bags, as a format among others. Which topics become features stands in a mapping; without one
/// the only joint states there are become `observation.state`.
public final class RosbagFormat implements DatasetFormat {

  public RosbagFormat() {}

  @Override
  public String name() {
    return "rosbag";
  }

  @Override
  public String looksLike() {
    return "a .bag or .mcap, or a folder of them";
  }

  @Override
  public boolean takesMapping() {
    return true;
  }

  @Override
  public boolean recognises(Path path) {
    try {
      return BagFiles.of(path).stream().allMatch(BagMessages::isBag);
    } catch (IOException e) {
      return false;
    }
  }

  /// What the options tell goes before what the mapping says.
  @Override
  public Dataset open(Path path, OpenOptions options) throws IOException {
    if (options.mapping().isPresent()) {
      BagMapping told = BagMapping.read(options.mapping().get());
      String task = options.task().isEmpty() ? told.task() : options.task();
      double fps = options.fpsOr(told.fps());
      return BagDataset.open(path, new BagMapping(fps, told.robotType(), task, told.features()));
    }
    if (!options.equals(OpenOptions.none()))
      throw new DatasetException(path + ": fps and task of a bag need a mapping");
    return BagDataset.open(path);
  }
}
