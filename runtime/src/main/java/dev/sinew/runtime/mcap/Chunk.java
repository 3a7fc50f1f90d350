package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/// A chunk in memory, uncompressed and proved by its CRC.
///
/// @param crc 0 when the writer gave none
/// @param compression as the format spells it
/// @param records uncompressed
/// @param place of `records`
record Chunk(
    Frame frame,
    long startNanos,
    long endNanos,
    long crc,
    String compression,
    long compressedSize,
    ByteBuffer records,
    Place place) {

  /// @throws McapException when the chunk is not what was written, or larger than allowed
  static Chunk read(RecordFile file, Frame frame) throws IOException {
    Fields fields = file.content(frame);
    long startNanos = fields.u64();
    long endNanos = fields.u64();
    long size = fields.u64();
    long crc = fields.u32();
    String text = fields.text();
    McapCompression compression = McapCompression.of(text);
    if (compression == null)
      throw fields.problem(
          "chunk compression '%s'; '', 'lz4' and 'zstd' are known here".formatted(text));
    ByteBuffer compressed = fields.slice(fields.u64());
    if (size < 0 || size > file.limits().chunkBytes())
      throw file.problem(
          frame.offset(),
          "a chunk of %s bytes uncompressed; at most %d are read"
              .formatted(Long.toUnsignedString(size), file.limits().chunkBytes()));
    Place place = Place.inChunk(file.path(), frame.offset());
    ByteBuffer records = Codec.decompress(compression, compressed, (int) size, place);
    Chunk chunk =
        new Chunk(frame, startNanos, endNanos, crc, text, compressed.remaining(), records, place);
    chunk.prove(file);
    return chunk;
  }

  private void prove(RecordFile file) throws McapException {
    CRC32 found = new CRC32();
    found.update(records.duplicate());
    if (crc != 0 && crc != found.getValue())
      throw file.problem(
          frame.offset(),
          "the records of this chunk have the CRC %08x, it says %08x"
              .formatted(found.getValue(), crc));
  }
}
