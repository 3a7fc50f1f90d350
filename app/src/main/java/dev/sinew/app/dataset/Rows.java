package dev.sinew.app.dataset;

import java.io.IOException;
import java.util.Optional;

/// The rows of one episode, first to last. One thread; holds no more than it must.
public interface Rows extends AutoCloseable {

  /// @return empty after the last
  /// @throws DatasetException in one line, naming file and place
  Optional<Row> next() throws IOException;

  @Override
  void close() throws IOException;
}
