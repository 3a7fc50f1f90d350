package dev.sinew.app.dataset;

import java.io.IOException;

/// A dataset being written, episode after episode. One thread. What was finished stays whole
/// however the process ends; what was begun and not finished is not part of the dataset.
public interface DatasetWriter extends AutoCloseable {

  /// A row of the episode at hand; the first begins one.
  ///
  /// @throws IllegalArgumentException when the row does not fit the spec
  void row(Row row) throws IOException;

  /// The episode at hand is whole and becomes part of the dataset.
  void keep() throws IOException;

  /// Drops the episode at hand.
  void discard() throws IOException;

  /// Drops the episode at hand, finishes the files.
  @Override
  void close() throws IOException;
}
