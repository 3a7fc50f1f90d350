package dev.sinew.app.dataset;

import java.io.IOException;
import java.nio.file.Path;

/// One way of keeping a dataset on disc. Stateless.
public interface DatasetFormat {

  /// As a user types it: `zarr`, `robomimic`.
  String name();

  /// What such a path holds, in a few words, for the line that says what is understood.
  String looksLike();

  /// A look at names and first bytes; reads nothing else. False for whatever cannot be read.
  boolean recognises(Path path);

  /// Whether a mapping in the options means something here.
  default boolean takesMapping() {
    return false;
  }

  /// @throws DatasetException in one line, naming file and place
  Dataset open(Path path, OpenOptions options) throws IOException;
}
