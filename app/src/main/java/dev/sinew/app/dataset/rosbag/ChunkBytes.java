package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/// A chunk of a bag, uncompressed.
final class ChunkBytes implements BagBytes {

  private final ByteBuffer bytes;
  private final Path file;
  private final long offset;

  /// @param bytes from their position on
  /// @param offset in the file of the chunk
  ChunkBytes(ByteBuffer bytes, Path file, long offset) {
    this.bytes = bytes.slice();
    this.file = file;
    this.offset = offset;
  }

  @Override
  public long left() {
    return bytes.remaining();
  }

  @Override
  public ByteBuffer take(long count) throws DatasetException {
    int from = bytes.position();
    skip(count);
    return bytes.slice(from, (int) count).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void skip(long count) throws DatasetException {
    if (count > left())
      throw problem("%d bytes are stated where %d are left".formatted(count, left()));
    bytes.position(bytes.position() + (int) count);
  }

  @Override
  public DatasetException problem(String text) {
    return new DatasetException(
        "%s: byte %d: in this chunk, at %d of its records: %s"
            .formatted(file, offset, bytes.position(), text));
  }
}
