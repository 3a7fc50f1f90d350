package dev.sinew.app.dataset;

import java.io.IOException;
import java.util.Map;

/// A dataset that can be read. One thread.
public interface Dataset extends AutoCloseable {

  DatasetSpec spec();

  /// Episodes, numbered from 0.
  int episodes();

  /// @throws DatasetException in one line, naming file and place
  Rows episode(int index) throws IOException;

  /// Rows of an episode. Reads them all where the format does not tell.
  ///
  /// @throws DatasetException in one line, naming file and place
  default long rows(int index) throws IOException {
    long count = 0;
    try (Rows rows = episode(index)) {
      while (rows.next().isPresent()) count++;
    }
    return count;
  }

  /// What else a person should know of it, by key.
  ///
  /// @throws IOException in one line
  default Map<String, String> facts() throws IOException {
    return Map.of();
  }

  @Override
  void close() throws IOException;
}
