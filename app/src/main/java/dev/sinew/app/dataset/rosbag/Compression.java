package dev.sinew.app.dataset.rosbag;

import dev.sinew.runtime.mcap.Lz4Frames;
import dev.sinew.runtime.mcap.McapException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/// How a chunk of a ROS 1 bag was made smaller.
final class Compression {

  /// `rosbag record` closes a chunk at 768 KiB by default.
  private static final int MAX_CHUNK_BYTES = 1 << 30;

  private Compression() {}

  /// @param name as the chunk's header has it
  /// @param stated bytes that it makes, from the header too
  /// @param compressed the chunk's data; at its position begins a whole array
  static ByteBuffer undo(String name, long stated, ByteBuffer compressed, FileBytes file)
      throws IOException {
    if (stated > MAX_CHUNK_BYTES)
      throw file.problem("a chunk of %d bytes, at most 2^30 are read".formatted(stated));
    int size = (int) stated;
    return switch (name) {
      case "none" -> stored(size, compressed, file);
      case "lz4" -> lz4(size, compressed, file);
      case "bz2" -> bzip2(size, compressed, file);
      default -> throw file.problem("compression '" + name + "'; known: none, lz4, bz2");
    };
  }

  private static ByteBuffer stored(int size, ByteBuffer data, FileBytes file) throws IOException {
    if (data.remaining() != size)
      throw file.problem("a chunk of %d bytes, stated are %d".formatted(data.remaining(), size));
    return data;
  }

  private static ByteBuffer lz4(int size, ByteBuffer data, FileBytes file) throws IOException {
    try {
      return Lz4Frames.decompress(data, size, file.file(), file.position());
    } catch (McapException e) {
      throw file.problem(e.problem());
    }
  }

  /// Grows with what is made, not with what is stated.
  private static ByteBuffer bzip2(int size, ByteBuffer data, FileBytes file) throws IOException {
    InputStream compressed =
        new ByteArrayInputStream(data.array(), data.arrayOffset(), data.remaining());
    byte[] made;
    try (InputStream stream = new BZip2CompressorInputStream(compressed, true)) {
      made = stream.readNBytes(size + 1);
    } catch (IOException | RuntimeException e) {
      // A damaged stream leads the library out of its own arrays, too.
      throw file.problem("a bzip2 chunk that cannot be read: " + e.getMessage());
    }
    if (made.length != size)
      throw file.problem(
          "a bzip2 chunk of %s bytes, stated are %d"
              .formatted(made.length > size ? "more" : made.length, size));
    return ByteBuffer.wrap(made);
  }
}
