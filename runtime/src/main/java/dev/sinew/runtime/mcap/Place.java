package dev.sinew.runtime.mcap;

import java.nio.file.Path;

/// Where bytes in memory come from, for the one line of an exception.
@FunctionalInterface
interface Place {

  /// @param position in the memory
  McapException problem(int position, String text);

  /// @param offset in the file of the memory's first byte
  static Place of(Path file, long offset) {
    return (position, text) -> new McapException(file, offset + position, text);
  }

  /// @param offset in the file of the chunk whose uncompressed records lie in the memory
  static Place inChunk(Path file, long offset) {
    return (position, text) ->
        new McapException(
            file, offset, "in this chunk, at " + position + " of its records: " + text);
  }
}
