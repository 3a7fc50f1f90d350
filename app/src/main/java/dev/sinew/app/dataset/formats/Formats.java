package dev.sinew.app.dataset.formats;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetFormat;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.hdf5.Hdf5Format;
import dev.sinew.app.dataset.lerobot.LeRobotFormat;
import dev.sinew.app.dataset.rosbag.RosbagFormat;
import dev.sinew.app.dataset.tfrecord.TfRecordFormat;
import dev.sinew.app.dataset.zarr.ZarrFormat;
import dev.sinew.app.replay.RecordedFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Finds out what a path is.
///
/// @param list in the order in which they are asked
public record Formats(List<DatasetFormat> list) {

  public Formats {
    list = List.copyOf(list);
  }

  /// All that this program understands.
  public static Formats known() {
    return new Formats(
        List.of(
            new RecordedFormat(),
            new LeRobotFormat(),
            new ZarrFormat(),
            new Hdf5Format(),
            new TfRecordFormat(),
            new RosbagFormat()));
  }

  /// @throws DatasetException that lists what is understood, when this is not
  public DatasetFormat of(Path path) throws DatasetException {
    if (!Files.exists(path)) throw new DatasetException(path + ": no such file or folder");
    for (DatasetFormat format : list) if (format.recognises(path)) return format;
    throw new DatasetException(
        path
            + ": no dataset that is understood; understood are "
            + list.stream()
                .map(f -> f.name() + " (" + f.looksLike() + ")")
                .collect(Collectors.joining(", ")));
  }

  /// @throws DatasetException in one line, naming file and place
  public Dataset open(Path path, OpenOptions options) throws IOException {
    DatasetFormat format = of(path);
    if (options.mapping().isPresent() && !format.takesMapping())
      throw new DatasetException(path + ": " + format.name() + " takes no mapping");
    return format.open(path, options);
  }
}
