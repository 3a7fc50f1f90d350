package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Bytes with records in them, one behind the other: a bag's file or a chunk of it.
interface BagBytes {

  long left();

  /// The next bytes, little-endian; the buffer is the caller's.
  ///
  /// @throws DatasetException when there are not so many
  ByteBuffer take(long bytes) throws IOException;

  /// @throws DatasetException when there are not so many
  void skip(long bytes) throws IOException;

  /// A complaint about the place at hand.
  DatasetException problem(String text);
}
