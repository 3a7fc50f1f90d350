package dev.sinew.runtime.mcap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Records in the making, in memory that grows (spec, "Serialization": little-endian; text, bytes
/// and maps behind their length).
final class RecordBytes {

  /// Opcode and content length.
  static final int PREFIX = 1 + 8;

  /// One large record does not hold its memory for good.
  private static final int KEPT = 16 << 20;

  private ByteBuffer bytes;
  private int start;

  RecordBytes(int capacity) {
    bytes = allocate(capacity);
  }

  /// Begins a record; one at a time, up to [#end].
  RecordBytes begin(int opcode) {
    start = bytes.position();
    return u8(opcode).u64(0);
  }

  /// Ends the record: now its length is known.
  void end() {
    bytes.putLong(start + 1, bytes.position() - start - PREFIX);
  }

  /// Of the record in the making, up to here.
  ByteBuffer content() {
    int from = start + PREFIX;
    return bytes.slice(from, bytes.position() - from);
  }

  RecordBytes u8(int value) {
    room(1).put((byte) value);
    return this;
  }

  RecordBytes u16(int value) {
    room(2).putShort((short) value);
    return this;
  }

  RecordBytes u32(long value) {
    room(4).putInt((int) value);
    return this;
  }

  RecordBytes u64(long value) {
    room(8).putLong(value);
    return this;
  }

  RecordBytes text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return u32(utf8.length).bytes(utf8);
  }

  RecordBytes bytes(byte[] value) {
    room(value.length).put(value);
    return this;
  }

  /// Leaves the position of `value` where it is.
  RecordBytes bytes(ByteBuffer value) {
    room(value.remaining()).put(value.duplicate());
    return this;
  }

  RecordBytes textMap(Map<String, String> map) {
    int length = openMap();
    map.forEach((key, value) -> text(key).text(value));
    return closeMap(length);
  }

  RecordBytes numberMap(Map<Integer, Long> map) {
    int length = openMap();
    map.forEach((key, value) -> u16(key).u64(value));
    return closeMap(length);
  }

  int size() {
    return bytes.position();
  }

  void clear() {
    if (bytes.capacity() > KEPT) bytes = allocate(KEPT);
    bytes.clear();
  }

  /// Everything so far; valid until more is added.
  ByteBuffer view() {
    return bytes.slice(0, bytes.position());
  }

  /// The memory, at the position of the next byte and with room for `count` of them. Whoever fills
  /// some moves the position behind them.
  ByteBuffer room(int count) {
    if (bytes.remaining() >= count) return bytes;
    int needed = Math.addExact(bytes.position(), count);
    int doubled = (int) Math.min(2L * bytes.capacity(), Integer.MAX_VALUE - 8);
    bytes = allocate(Math.max(needed, doubled)).put(bytes.flip());
    return bytes;
  }

  private int openMap() {
    u32(0);
    return bytes.position();
  }

  private RecordBytes closeMap(int from) {
    bytes.putInt(from - 4, bytes.position() - from);
    return this;
  }

  private static ByteBuffer allocate(int capacity) {
    return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
  }
}
