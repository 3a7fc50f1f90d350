package dev.sinew.runtime.mcap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a file counts of itself.
///
/// @param messageStartNanos earliest log time, unsigned; 0 without messages
/// @param messageEndNanos latest log time, unsigned; 0 without messages
/// @param channelMessageCounts messages by channel id; empty when the writer did not count them
public record McapStatistics(
    long messageCount,
    int schemaCount,
    long channelCount,
    long attachmentCount,
    long metadataCount,
    long chunkCount,
    long messageStartNanos,
    long messageEndNanos,
    Map<Integer, Long> channelMessageCounts) {

  public McapStatistics {
    channelMessageCounts = Collections.unmodifiableMap(new LinkedHashMap<>(channelMessageCounts));
  }

  static McapStatistics read(Fields fields) throws McapException {
    return new McapStatistics(
        fields.u64(),
        fields.u16(),
        fields.u32(),
        fields.u32(),
        fields.u32(),
        fields.u32(),
        fields.u64(),
        fields.u64(),
        fields.numberMap());
  }

  void write(RecordBytes out) {
    out.begin(Opcode.STATISTICS)
        .u64(messageCount)
        .u16(schemaCount)
        .u32(channelCount)
        .u32(attachmentCount)
        .u32(metadataCount)
        .u32(chunkCount)
        .u64(messageStartNanos)
        .u64(messageEndNanos)
        .numberMap(channelMessageCounts)
        .end();
  }
}
