package dev.sinew.app;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetFormat;
import dev.sinew.app.dataset.OpenOptions;
import dev.sinew.app.dataset.formats.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The dataset that a command reads.
final class DatasetSource {

  @Parameters(index = "0", paramLabel = "PATH", description = "Dataset, a folder or a file.")
  Path path;

  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "Rows a second, where the format does not tell or is wrong.")
  private Double fps;

  @Option(
      names = "--task",
      paramLabel = "TEXT",
      description = "What the arm was told to do, where the format does not tell.")
  private String task;

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "What becomes which feature, for ROS bags.")
  private Path mapping;

  DatasetFormat format() throws DatasetException {
    return Formats.known().of(path);
  }

  Dataset open() throws IOException {
    if (fps != null && !(fps > 0 && fps < 1e6))
      throw new DatasetException("--fps " + fps + ": must be positive");
    OptionalDouble rate = fps == null ? OptionalDouble.empty() : OptionalDouble.of(fps);
    Optional<Path> map = Optional.ofNullable(mapping);
    return Formats.known().open(path, new OpenOptions(rate, task == null ? "" : task, map));
  }
}
