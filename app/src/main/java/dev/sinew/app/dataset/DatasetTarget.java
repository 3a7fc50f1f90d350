package dev.sinew.app.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A format that datasets can be written in. Stateless.
public interface DatasetTarget {

  /// As a user types it: `lerobot`.
  String name();

  /// What an earlier run left at a path; its episodes are those that were kept.
  ///
  /// @return empty where nothing is there, or an empty folder
  /// @throws DatasetException when something else is there
  Optional<Dataset> begun(Path path) throws IOException;

  /// @param path where nothing is there, or an empty folder
  /// @throws DatasetException when the format cannot hold the spec
  DatasetWriter create(Path path, DatasetSpec spec) throws IOException;

  /// Goes on behind the last episode.
  ///
  /// @throws DatasetException when the spec is not that of the dataset
  DatasetWriter append(Path path, DatasetSpec spec) throws IOException;
}
