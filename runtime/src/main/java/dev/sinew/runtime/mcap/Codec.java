package dev.sinew.runtime.mcap;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Compresses the records of a chunk, and back.
final class Codec {

  /// Zstandard's own default.
  private static final int ZSTD_LEVEL = 3;

  private Codec() {}

  /// Appends to the record in the making.
  ///
  /// @param records backed by an array
  static void compress(McapCompression compression, ByteBuffer records, RecordBytes out)
      throws IOException {
    switch (compression) {
      case NONE -> out.bytes(records);
      case LZ4 -> Lz4.compress(records, out);
      case ZSTD -> zstd(records, out);
    }
  }

  /// @param compressed backed by an array
  /// @param size of the uncompressed records as the file states it, already found to be allowed
  /// @throws McapException when the bytes are not what the compression writes, or not of that size
  static ByteBuffer decompress(
      McapCompression compression, ByteBuffer compressed, int size, Place place)
      throws McapException {
    return switch (compression) {
      case NONE -> same(compressed, size, place);
      case LZ4 -> Lz4.decompress(compressed, size, place);
      case ZSTD -> unzstd(compressed, size, place);
    };
  }

  private static void zstd(ByteBuffer records, RecordBytes out) {
    ByteBuffer room = out.room((int) Zstd.compressBound(records.remaining()));
    long length =
        Zstd.compressByteArray(
            room.array(),
            room.arrayOffset() + room.position(),
            room.remaining(),
            records.array(),
            records.arrayOffset() + records.position(),
            records.remaining(),
            ZSTD_LEVEL);
    room.position(room.position() + (int) length);
  }

  private static ByteBuffer same(ByteBuffer records, int size, Place place) throws McapException {
    if (records.remaining() == size) return records;
    throw place.problem(
        0, "%d bytes without compression, stated are %d".formatted(records.remaining(), size));
  }

  /// A frame that states its size is believed before memory is taken, and only if it agrees.
  private static ByteBuffer unzstd(ByteBuffer compressed, int size, Place place)
      throws McapException {
    byte[] from = compressed.array();
    int offset = compressed.arrayOffset() + compressed.position();
    long framed = Zstd.getFrameContentSize(from, offset, compressed.remaining());
    if (framed >= 0 && framed != size)
      throw place.problem(0, "zstd frame of %d bytes, stated are %d".formatted(framed, size));
    byte[] records = new byte[size];
    try {
      long length =
          Zstd.decompressByteArray(records, 0, size, from, offset, compressed.remaining());
      if (length == size) return ByteBuffer.wrap(records);
      throw place.problem(0, "%d bytes of zstd, stated are %d".formatted(length, size));
    } catch (ZstdException e) {
      throw place.problem(0, "zstd cannot decompress it: " + e.getMessage());
    }
  }
}
