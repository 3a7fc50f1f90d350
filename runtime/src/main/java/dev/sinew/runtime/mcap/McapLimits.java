package dev.sinew.runtime.mcap;

/// What a reader takes into memory at most. A file that asks for more is refused with one line,
/// before the memory is taken.
///
/// @param recordBytes of one record as it lies in the file
/// @param chunkBytes of one chunk, uncompressed
/// @param openBytes of all chunks, uncompressed, that overlap in time and so are merged at once
public record McapLimits(int recordBytes, int chunkBytes, long openBytes) {

  /// 512 MiB, 256 MiB, 512 MiB.
  public static final McapLimits STANDARD = new McapLimits(512 << 20, 256 << 20, 512L << 20);

  public McapLimits {
    if (recordBytes <= 0 || chunkBytes <= 0 || openBytes < chunkBytes)
      throw new IllegalArgumentException(
          "limits of %d, %d and %d bytes: positive ones, the last not below the second, would be right"
              .formatted(recordBytes, chunkBytes, openBytes));
  }
}
