package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetSpec;
import dev.sinew.app.dataset.DatasetTarget;
import dev.sinew.app.dataset.DatasetWriter;
import dev.sinew.app.dataset.OpenOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes LeRobotDatasets.
public final class LeRobotTarget implements DatasetTarget {

  private final LeRobotFormat format = new LeRobotFormat();
  private final Version version;
  private final Pictures pictures;

  private LeRobotTarget(Version version, Pictures pictures) {
    this.version = version;
    this.pictures = pictures;
  }

  /// The newest, v3.0.
  public static LeRobotTarget newest(Pictures pictures) {
    return new LeRobotTarget(Version.V30, pictures);
  }

  /// v2.1, for trainers that know no newer one.
  public static LeRobotTarget v21(Pictures pictures) {
    return new LeRobotTarget(Version.V21, pictures);
  }

  @Override
  public String name() {
    return version == Version.V30 ? "lerobot" : "lerobot-v2.1";
  }

  @Override
  public Optional<Dataset> begun(Path path) throws IOException {
    if (format.recognises(path)) return Optional.of(format.open(path, OpenOptions.none()));
    if (!Files.exists(path)) return Optional.empty();
    if (Files.isDirectory(path) && isEmpty(path)) return Optional.empty();
    throw new DatasetException(path + ": holds something else; name a new folder");
  }

  @Override
  public DatasetWriter create(Path path, DatasetSpec spec) throws IOException {
    return version == Version.V30
        ? LeRobotWriter.create(path, spec, pictures)
        : LeRobotWriter.createV21(path, spec, pictures);
  }

  @Override
  public DatasetWriter append(Path path, DatasetSpec spec) throws IOException {
    return LeRobotWriter.append(path, spec);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.findAny().isEmpty();
    }
  }
}
