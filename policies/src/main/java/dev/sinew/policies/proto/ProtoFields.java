package dev.sinew.policies.proto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

/// Walks the fields of one protobuf message. What a field means is the caller's to know.
///
/// Source: protobuf.dev, "Encoding".
public final class ProtoFields {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;

  private final MemorySegment message;
  private long at;
  private int number;
  private long value;
  private MemorySegment bytes = MemorySegment.NULL;
  private boolean packed;

  public ProtoFields(MemorySegment message) {
    this.message = message;
  }

  /// Steps to the next field.
  ///
  /// @return false at the end
  /// @throws IndexOutOfBoundsException when the message ends within a field or is no message
  public boolean next() {
    if (at == message.byteSize()) return false;
    long tag = varint();
    if (tag >>> Integer.SIZE != 0)
      throw new IndexOutOfBoundsException("no protobuf field at " + at);
    number = (int) (tag >>> 3);
    bytes = MemorySegment.NULL;
    packed = ((int) tag & 7) == LENGTH;
    switch ((int) tag & 7) {
      case VARINT -> value = varint();
      case FIXED64 -> at += Long.BYTES;
      case FIXED32 -> at += Integer.BYTES;
      case LENGTH -> {
        long length = varint();
        bytes = message.asSlice(at, length);
        at += length;
      }
      default -> throw new IndexOutOfBoundsException("no protobuf field at " + at);
    }
    return true;
  }

  public int number() {
    return number;
  }

  /// Of a field that is a varint.
  public long value() {
    return value;
  }

  /// Of a field that has a length: text, bytes, a message or packed values; else nothing.
  public MemorySegment bytes() {
    return bytes;
  }

  /// Of a field that is a text.
  public String text() {
    return new String(bytes.toArray(JAVA_BYTE), StandardCharsets.UTF_8);
  }

  /// Of a repeated field of integers: as many as stand together here, one or, packed, any number.
  ///
  /// @throws IndexOutOfBoundsException when the last one is cut off
  public long[] values() {
    if (!packed) return new long[] {value};
    ProtoFields inside = new ProtoFields(bytes);
    LongStream.Builder values = LongStream.builder();
    while (inside.at < bytes.byteSize()) values.add(inside.varint());
    return values.build().toArray();
  }

  private long varint() {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte b = message.get(JAVA_BYTE, at++);
      result |= (long) (b & 0x7f) << shift;
      if (b >= 0) return result;
    }
    throw new IndexOutOfBoundsException("no protobuf number at " + at);
  }
}
