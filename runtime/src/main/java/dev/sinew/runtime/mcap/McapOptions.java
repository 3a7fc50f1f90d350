package dev.sinew.runtime.mcap;

import java.util.Objects;

/// How a file is written.
///
/// @param compression of chunks
/// @param maxChunkBytes a chunk ends before a message that would make it larger, uncompressed; a
///     message that is larger by itself gets a chunk of its own. Bounds the writer's memory: it
///     holds about twice as much.
public record McapOptions(McapCompression compression, int maxChunkBytes) {

  /// Zstandard, chunks of 1 MiB.
  public static final McapOptions STANDARD = new McapOptions(McapCompression.ZSTD, 1 << 20);

  public McapOptions {
    Objects.requireNonNull(compression, "compression");
    if (maxChunkBytes <= 0 || maxChunkBytes > McapLimits.STANDARD.chunkBytes())
      throw new IllegalArgumentException(
          "max chunk bytes %d: 1 to %d would be right"
              .formatted(maxChunkBytes, McapLimits.STANDARD.chunkBytes()));
  }
}
