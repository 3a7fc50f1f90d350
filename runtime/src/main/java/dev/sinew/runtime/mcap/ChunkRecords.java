package dev.sinew.runtime.mcap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// From record to record of one chunk.
final class ChunkRecords {

  private final ByteBuffer records;
  private final Place place;
  private int opcode;
  private int offset;
  private int next;

  ChunkRecords(Chunk chunk) {
    records = chunk.records().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    place = chunk.place();
    next = records.position();
  }

  /// Moves to the next record.
  ///
  /// @throws McapException when it is not whole
  boolean next() throws McapException {
    if (next == records.limit()) return false;
    offset = next;
    int left = records.limit() - next - RecordBytes.PREFIX;
    if (left < 0) throw place.problem(offset, "%d bytes too few for a record".formatted(-left));
    opcode = records.get(next) & 0xFF;
    long length = records.getLong(next + 1);
    if (length < 0 || length > left)
      throw place.problem(
          offset,
          "a %s record of %s bytes, of which %d are there"
              .formatted(Opcode.name(opcode), Long.toUnsignedString(length), left));
    next = next + RecordBytes.PREFIX + (int) length;
    return true;
  }

  int opcode() {
    return opcode;
  }

  /// Of the record, in the chunk's records.
  int offset() {
    return offset;
  }

  /// The record's content.
  Fields fields() {
    ByteBuffer content = records.duplicate().limit(next).position(offset + RecordBytes.PREFIX);
    return new Fields(content, place);
  }
}
