package dev.sinew.app.dataset.tensor;

import java.io.IOException;

/// Where the chunks of one array come from.
@FunctionalInterface
public interface ChunkSource {

  /// Fills a whole chunk, also where it sticks out of the array.
  ///
  /// @param place number of the chunk along every axis
  /// @throws dev.sinew.app.dataset.DatasetException in one line, naming file and place
  void read(int[] place, byte[] chunk) throws IOException;
}
