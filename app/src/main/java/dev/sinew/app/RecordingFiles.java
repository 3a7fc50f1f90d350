package dev.sinew.app;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Finds recordings, finished ones and those that were cut short.
final class RecordingFiles {

  private static final String WHOLE = ".mcap";
  private static final String UNFINISHED = ".mcap.part";

  private RecordingFiles() {}

  /// Of folders all that are not recovered already.
  ///
  /// @throws DatasetException when there are none
  static List<Path> of(List<Path> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) throw new DatasetException(path + ": no such file or folder");
      if (Files.isDirectory(path)) {
        try (Stream<Path> all = Files.list(path)) {
          all.filter(RecordingFiles::isRecording)
              .filter(file -> !isRecovered(file))
              .sorted()
              .forEach(files::add);
        }
      } else {
        files.add(path);
      }
    }
    if (files.isEmpty()) throw new DatasetException(paths.getFirst() + ": holds no .mcap file");
    return files;
  }

  private static boolean isRecording(Path file) {
    return file.getFileName().toString().endsWith(WHOLE) || isUnfinished(file);
  }

  private static boolean isRecovered(Path file) {
    return isUnfinished(file) && Files.exists(whole(file));
  }

  /// The name that an unfinished recording would have got.
  static Path whole(Path unfinished) {
    String name = unfinished.getFileName().toString();
    return unfinished.resolveSibling(name.substring(0, name.length() - ".part".length()));
  }

  static boolean isUnfinished(Path file) {
    return file.getFileName().toString().endsWith(UNFINISHED);
  }
}
