package dev.sinew.runtime.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/// A file as far as it reached when it was opened; it may grow meanwhile. Reads only. One thread.
final class RecordFile implements Closeable {

  private static final int BLOCK = 1 << 16;

  private final Path path;
  private final FileChannel channel;
  private final long size;
  private final McapLimits limits;

  private RecordFile(Path path, FileChannel channel, McapLimits limits) throws IOException {
    this.path = path;
    this.channel = channel;
    this.size = channel.size();
    this.limits = limits;
  }

  static RecordFile open(Path path, McapLimits limits) throws IOException {
    if (Files.isDirectory(path)) throw new McapException(path, 0, "is a folder; one of its files");
    FileChannel channel;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new McapException(path, 0, "no such file", e);
    } catch (IOException e) {
      throw new McapException(path, 0, "cannot be opened: " + e, e);
    }
    try {
      return new RecordFile(path, channel, limits);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  long size() {
    return size;
  }

  McapLimits limits() {
    return limits;
  }

  /// Eight bytes as one number.
  long u64(long offset) throws IOException {
    return read(offset, 8).getLong();
  }

  /// The record that begins at an offset.
  ///
  /// @param end behind the last byte that may be part of it
  /// @throws McapException when it is not whole
  Frame frame(long offset, long end) throws IOException {
    if (offset < 0 || offset > end)
      throw problem(offset, "no record can be here; the file has %d bytes".formatted(size));
    if (end - offset < RecordBytes.PREFIX)
      throw problem(offset, "%d bytes are left, a record has at least 9".formatted(end - offset));
    ByteBuffer prefix = read(offset, RecordBytes.PREFIX);
    int opcode = prefix.get() & 0xFF;
    long length = prefix.getLong();
    long left = end - offset - RecordBytes.PREFIX;
    if (length < 0 || length > left)
      throw problem(
          offset,
          "a %s record of %s bytes, of which %d are there"
              .formatted(Opcode.name(opcode), Long.toUnsignedString(length), left));
    return new Frame(opcode, offset, length);
  }

  /// The record that begins at an offset, of a given kind and length.
  ///
  /// @param length of the whole record
  Frame frame(int opcode, long offset, long length) throws IOException {
    Frame frame = frame(offset, size);
    if (frame.opcode() != opcode || frame.end() - offset != length)
      throw problem(
          offset,
          "a %s record of %d bytes; the summary says a %s record of %d"
              .formatted(
                  Opcode.name(frame.opcode()), frame.end() - offset, Opcode.name(opcode), length));
    return frame;
  }

  /// A record's content, in memory of its own.
  Fields content(Frame frame) throws IOException {
    if (frame.length() > limits.recordBytes())
      throw problem(
          frame.offset(),
          "a %s record of %d bytes; at most %d are read"
              .formatted(Opcode.name(frame.opcode()), frame.length(), limits.recordBytes()));
    return new Fields(
        read(frame.contentOffset(), (int) frame.length()), Place.of(path, frame.contentOffset()));
  }

  /// CRC-32 of the bytes from an offset to the one before another.
  long crc(long from, long to) throws IOException {
    CRC32 crc = new CRC32();
    for (long at = from; at < to; at += BLOCK) crc.update(read(at, (int) Math.min(BLOCK, to - at)));
    return crc.getValue();
  }

  McapException problem(long offset, String text) {
    return new McapException(path, offset, text);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /// Bytes that are there, in memory of their own.
  ByteBuffer read(long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining())
      if (channel.read(bytes, offset + bytes.position()) < 0)
        throw problem(offset + bytes.position(), "the file became shorter while it was read");
    return bytes.flip();
  }
}
