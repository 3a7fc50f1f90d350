package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Finds chunks again behind bytes that make no sense. Only a chunk that its own CRC proves is one.
final class ChunkSearch {

  private static final int BLOCK = 1 << 16;

  /// Content of a chunk without records.
  private static final int MIN_CONTENT = 8 + 8 + 8 + 4 + 4 + 8;

  private final RecordFile file;

  ChunkSearch(RecordFile file) {
    this.file = file;
  }

  /// @return offset of the first chunk at or behind another offset; -1 when there is none
  long next(long from) throws IOException {
    long last = file.size() - RecordBytes.PREFIX - MIN_CONTENT;
    for (long block = from; block <= last; block += BLOCK) {
      ByteBuffer bytes = file.read(block, (int) Math.min(BLOCK, last + 1 - block));
      while (bytes.hasRemaining()) {
        long offset = block + bytes.position();
        if (bytes.get() == Opcode.CHUNK && isChunk(offset)) return offset;
      }
    }
    return -1;
  }

  private boolean isChunk(long offset) throws IOException {
    long length = file.u64(offset + 1);
    if (length < MIN_CONTENT || length > file.size() - offset - RecordBytes.PREFIX) return false;
    try {
      return Chunk.read(file, new Frame(Opcode.CHUNK, offset, length)).crc() != 0;
    } catch (McapException e) {
      return false;
    }
  }
}
