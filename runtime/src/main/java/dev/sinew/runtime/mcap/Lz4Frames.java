package dev.sinew.runtime.mcap;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/// LZ4 frames for other files than MCAP: bags of ROS 1 hold them too.
public final class Lz4Frames {

  private Lz4Frames() {}

  /// @param compressed whole frames, one or more; not moved, not kept
  /// @param size that they make; refused before memory is taken where the frames cannot make it
  /// @param file where they come from, for the exception
  /// @param offset in the file of their first byte
  /// @throws McapException when they are damaged or make another size
  public static ByteBuffer decompress(ByteBuffer compressed, int size, Path file, long offset)
      throws McapException {
    return Lz4.decompress(compressed, size, Place.of(file, offset));
  }
}
