package dev.sinew.app.dataset;

import java.io.IOException;

/// A dataset that can be read. One thread.
public interface Dataset extends AutoCloseable {

  DatasetSpec spec();

  /// Episodes, numbered from 0.
  int episodes();

  /// @throws DatasetException in one line, naming file and place
  Rows episode(int index) throws IOException;

  @Override
  void close() throws IOException;
}
