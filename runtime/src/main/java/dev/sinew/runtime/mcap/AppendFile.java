package dev.sinew.runtime.mcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32;

/// A file that only grows. After one failure nothing more is written: what would follow a torn
/// record could not be found.
final class AppendFile implements Closeable {

  private final Path path;
  private final FileChannel channel;
  private final boolean owned;
  private final CRC32 crc = new CRC32();
  private volatile long position;
  private volatile String refusal;

  /// @param owned whether [#close] closes the channel
  AppendFile(Path path, FileChannel channel, boolean owned) {
    this.path = path;
    this.channel = channel;
    this.owned = owned;
  }

  /// Bytes written.
  long position() {
    return position;
  }

  /// Of all bytes written.
  long crc() {
    return crc.getValue();
  }

  /// @throws McapException after a failure, or when closed
  void requireUsable() throws McapException {
    if (refusal != null) throw new McapException(path, position, refusal);
  }

  boolean isUsable() {
    return refusal == null;
  }

  void append(ByteBuffer bytes) throws IOException {
    requireUsable();
    crc.update(bytes.duplicate());
    guarded(
        () -> {
          long length = bytes.remaining();
          while (bytes.hasRemaining()) channel.write(bytes);
          position += length;
        });
  }

  /// Through to the disk what was appended before. Any thread, also while another appends.
  void force() throws IOException {
    requireUsable();
    guarded(() -> channel.force(true));
  }

  @Override
  public void close() throws IOException {
    refusal = "the file is closed";
    if (owned) channel.close();
  }

  /// After a failed write or force nobody knows what is on the disk.
  private void guarded(Step step) throws IOException {
    String why = "the writer was stopped by an error";
    try {
      step.run();
      why = null;
    } catch (IOException e) {
      why =
          "nothing more is written after \"%s\"; everything before this byte can be recovered"
              .formatted(e.getMessage());
      throw new McapException(
          path,
          position,
          "cannot be written: %s; everything before this byte can be recovered"
              .formatted(e.getMessage()),
          e);
    } finally {
      if (why != null) refusal = why;
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}
