package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A bag's file from front to back.
final class FileBytes implements BagBytes, Closeable {

  private final Path file;
  private final FileChannel channel;
  private final long size;
  private long position;

  private FileBytes(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.size = channel.size();
  }

  static FileBytes open(Path file) throws IOException {
    try {
      return new FileBytes(file, FileChannel.open(file));
    } catch (NoSuchFileException e) {
      throw new DatasetException(file + ": no such file", e);
    }
  }

  Path file() {
    return file;
  }

  long position() {
    return position;
  }

  /// Whether the record that begins here lies in the file to its end.
  boolean holdsRecord() throws IOException {
    if (left() < 8) return false;
    long header = length(position);
    if (left() < 8 + header) return false;
    return left() >= 8 + header + length(position + 4 + header);
  }

  @Override
  public long left() {
    return size - position;
  }

  @Override
  public ByteBuffer take(long bytes) throws IOException {
    long from = position;
    skip(bytes);
    if (bytes > Integer.MAX_VALUE - 8) throw problem(bytes + " bytes in one piece");
    return read(from, (int) bytes);
  }

  @Override
  public void skip(long bytes) throws DatasetException {
    if (bytes > left())
      throw problem("%d bytes are stated where %d are left".formatted(bytes, left()));
    position += bytes;
  }

  @Override
  public DatasetException problem(String text) {
    return new DatasetException("%s: byte %d: %s".formatted(file, position, text));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private long length(long at) throws IOException {
    return Integer.toUnsignedLong(read(at, 4).getInt(0));
  }

  private ByteBuffer read(long from, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining())
      if (channel.read(buffer, from + buffer.position()) < 0)
        throw problem("the file became shorter while it was read");
    return buffer.flip();
  }
}
