package dev.sinew.app.replay;

import dev.sinew.app.dataset.Dataset;
import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.DatasetFormat;
import dev.sinew.app.dataset.OpenOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Episodes that sinew recorded: one file, a folder of them, or a collection.
public final class RecordedFormat implements DatasetFormat {

  /// Where a collection keeps its recordings.
  public static final String COLLECTED = "episodes";

  private static final String WHOLE = "episode-\\d+\\.mcap";

  public RecordedFormat() {}

  @Override
  public String name() {
    return "sinew";
  }

  @Override
  public String looksLike() {
    return "episode-000000.mcap as 'sinew run --record' writes it, or a folder of such files, or a"
        + " collection of 'sinew collect'";
  }

  @Override
  public boolean recognises(Path path) {
    try {
      return !files(path).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Dataset open(Path path, OpenOptions options) throws IOException {
    List<Path> files = files(path);
    if (files.isEmpty()) throw new DatasetException(path + ": holds no finished episode");
    return new RecordedDataset(files, options);
  }

  /// These episodes as one dataset.
  ///
  /// @param files at least one
  /// @throws IOException in one line when one of them is none, or of another robot
  public static Dataset of(List<Path> files, OpenOptions options) throws IOException {
    return new RecordedDataset(files, options);
  }

  /// The finished episodes at a path, oldest first: of a collection those in its folder
  /// [#COLLECTED].
  ///
  /// @throws IOException when it cannot be read
  public static List<Path> files(Path path) throws IOException {
    if (Files.isRegularFile(path)) return isEpisode(path) ? List.of(path) : List.of();
    if (!Files.isDirectory(path)) return List.of();
    Path collected = path.resolve(COLLECTED);
    try (Stream<Path> all = Files.list(Files.isDirectory(collected) ? collected : path)) {
      return all.filter(RecordedFormat::isEpisode).sorted().toList();
    }
  }

  private static boolean isEpisode(Path path) {
    return path.getFileName().toString().matches(WHOLE) && Files.isRegularFile(path);
  }
}
