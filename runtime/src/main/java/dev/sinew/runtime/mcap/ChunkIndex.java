package dev.sinew.runtime.mcap;

import java.util.Map;

/// Where a chunk and its message indexes are.
///
/// @param startNanos earliest log time in it, unsigned
/// @param endNanos latest log time in it, unsigned
/// @param indexOffsets of the message index of each channel, from the start of the file; empty when
///     there are none
/// @param indexLength of all its message indexes
/// @param compression as the format spells it
record ChunkIndex(
    long startNanos,
    long endNanos,
    long offset,
    long length,
    Map<Integer, Long> indexOffsets,
    long indexLength,
    String compression,
    long compressedSize,
    long uncompressedSize) {

  static ChunkIndex read(Fields fields) throws McapException {
    return new ChunkIndex(
        fields.u64(),
        fields.u64(),
        fields.u64(),
        fields.u64(),
        fields.numberMap(),
        fields.u64(),
        fields.text(),
        fields.u64(),
        fields.u64());
  }

  void write(RecordBytes out) {
    out.begin(Opcode.CHUNK_INDEX)
        .u64(startNanos)
        .u64(endNanos)
        .u64(offset)
        .u64(length)
        .numberMap(indexOffsets)
        .u64(indexLength)
        .text(compression)
        .u64(compressedSize)
        .u64(uncompressedSize)
        .end();
  }
}
