package dev.sinew.app.dataset.zarr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Named pieces of bytes; names are like `data/action/.zarray`. One thread.
interface Store extends AutoCloseable {

  /// Where it lies, for messages.
  Path path();

  /// @param limit bytes that the piece may have at most
  /// @return empty where there is no such piece
  /// @throws dev.sinew.app.dataset.DatasetException when it is longer
  Optional<byte[]> read(String name, long limit) throws IOException;

  /// Last words of the names right below a group, sorted, of pieces and of groups.
  ///
  /// @param group the root's name is empty
  List<String> children(String group) throws IOException;

  @Override
  void close() throws IOException;
}
