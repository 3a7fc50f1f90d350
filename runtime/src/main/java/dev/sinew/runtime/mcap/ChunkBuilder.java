package dev.sinew.runtime.mcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/// The chunk at hand. It begins with the schema and channel of each message before the first such
/// message, so that it can be read alone.
final class ChunkBuilder {

  private final RecordBytes records = new RecordBytes(1 << 16);
  private final List<OpenChannel> channels = new ArrayList<>();
  private final Set<OpenChannel> defined = new HashSet<>();
  private final Set<Integer> schemas = new HashSet<>();
  private long startNanos;
  private long endNanos;

  boolean isEmpty() {
    return channels.isEmpty();
  }

  /// Bytes uncompressed with one more message.
  long sizeWith(OpenChannel channel, int dataBytes) {
    long size = records.size() + messageBytes(dataBytes);
    if (defined.contains(channel)) return size;
    size += channel.channel().remaining();
    return schemas.contains(channel.schemaId()) ? size : size + channel.schema().remaining();
  }

  /// Bytes of a chunk with nothing but this message.
  static long sizeAlone(OpenChannel channel, int dataBytes) {
    return messageBytes(dataBytes) + channel.channel().remaining() + channel.schema().remaining();
  }

  void add(
      OpenChannel channel,
      long sequence,
      long logTimeNanos,
      long publishTimeNanos,
      ByteBuffer data) {
    startNanos = isEmpty() ? logTimeNanos : earlier(startNanos, logTimeNanos);
    endNanos = isEmpty() ? logTimeNanos : later(endNanos, logTimeNanos);
    define(channel);
    channel.index(logTimeNanos, records.size());
    records
        .begin(Opcode.MESSAGE)
        .u16(channel.id())
        .u32(sequence)
        .u64(logTimeNanos)
        .u64(publishTimeNanos)
        .bytes(data)
        .end();
  }

  /// Appends the chunk and its message indexes, and begins the next one.
  ///
  /// @param offset in the file of what is appended to `out`
  ChunkIndex finish(McapCompression compression, long offset, RecordBytes out) throws IOException {
    ByteBuffer content = records.view();
    CRC32 crc = new CRC32();
    crc.update(content.duplicate());
    out.begin(Opcode.CHUNK)
        .u64(startNanos)
        .u64(endNanos)
        .u64(content.remaining())
        .u32(crc.getValue())
        .text(compression.text())
        .u64(0);
    int from = out.size();
    Codec.compress(compression, content, out);
    long compressed = out.size() - from;
    out.room(0).putLong(from - 8, compressed);
    out.end();
    long length = out.size();
    Map<Integer, Long> indexOffsets = new LinkedHashMap<>();
    for (OpenChannel channel : channels) {
      indexOffsets.put(channel.id(), offset + out.size());
      channel.writeIndex(out);
    }
    ChunkIndex index =
        new ChunkIndex(
            startNanos,
            endNanos,
            offset,
            length,
            indexOffsets,
            out.size() - length,
            compression.text(),
            compressed,
            content.remaining());
    clear();
    return index;
  }

  static long earlier(long aNanos, long bNanos) {
    return Long.compareUnsigned(aNanos, bNanos) <= 0 ? aNanos : bNanos;
  }

  static long later(long aNanos, long bNanos) {
    return Long.compareUnsigned(aNanos, bNanos) >= 0 ? aNanos : bNanos;
  }

  private static long messageBytes(int dataBytes) {
    return RecordBytes.PREFIX + McapMessage.FIELD_BYTES + (long) dataBytes;
  }

  private void define(OpenChannel channel) {
    if (!defined.add(channel)) return;
    channels.add(channel);
    if (schemas.add(channel.schemaId())) records.bytes(channel.schema());
    records.bytes(channel.channel());
  }

  private void clear() {
    records.clear();
    channels.clear();
    defined.clear();
    schemas.clear();
  }
}
