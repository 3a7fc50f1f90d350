package dev.sinew.runtime.mcap;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A channel being written: its definition as records, and its messages in the chunk at hand.
final class OpenChannel {

  private final int id;
  private final int schemaId;
  private final ByteBuffer schema;
  private final ByteBuffer channel;
  private long[] index = new long[64];
  private int entries;

  /// @param schema null when the channel has none
  OpenChannel(McapChannel channel, McapSchema schema) {
    id = channel.id();
    schemaId = channel.schemaId();
    RecordBytes bytes = new RecordBytes(256);
    channel.write(bytes);
    this.channel = bytes.view();
    RecordBytes before = new RecordBytes(256);
    if (schema != null) schema.write(before);
    this.schema = before.view();
  }

  int id() {
    return id;
  }

  /// 0 for none.
  int schemaId() {
    return schemaId;
  }

  /// The Channel record.
  ByteBuffer channel() {
    return channel;
  }

  /// The Schema record; empty for none.
  ByteBuffer schema() {
    return schema;
  }

  /// Adds a message of the chunk at hand.
  ///
  /// @param offset in the chunk's records
  void index(long logTimeNanos, int offset) {
    if (2 * entries == index.length) index = Arrays.copyOf(index, 2 * index.length);
    index[2 * entries] = logTimeNanos;
    index[2 * entries + 1] = offset;
    entries++;
  }

  /// The Message Index record of the chunk at hand; begins the next.
  void writeIndex(RecordBytes out) {
    out.begin(Opcode.MESSAGE_INDEX).u16(id).u32(16L * entries);
    for (int i = 0; i < 2 * entries; i++) out.u64(index[i]);
    out.end();
    entries = 0;
  }
}
