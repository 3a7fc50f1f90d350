package dev.sinew.policies.proto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes the fields of one protobuf message, in any order that its caller likes.
///
/// Source: protobuf.dev, "Encoding".
public final class ProtoWriter {

  private static final int VARINT = 0;
  private static final int LENGTH = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public ProtoWriter() {}

  public ProtoWriter flag(int number, boolean value) {
    tag(number, VARINT);
    varint(value ? 1 : 0);
    return this;
  }

  public ProtoWriter text(int number, String value) {
    return bytes(number, value.getBytes(StandardCharsets.UTF_8));
  }

  public ProtoWriter message(int number, ProtoWriter value) {
    return bytes(number, value.toBytes());
  }

  public ProtoWriter bytes(int number, byte[] value) {
    tag(number, LENGTH);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  /// A repeated field of integers, packed.
  public ProtoWriter packed(int number, long... values) {
    ProtoWriter all = new ProtoWriter();
    for (long value : values) all.varint(value);
    return bytes(number, all.toBytes());
  }

  /// Room for bytes that are known later, zero until then.
  ///
  /// @return index of their first in [#toBytes]
  public int room(int number, int length) {
    tag(number, LENGTH);
    varint(length);
    int at = out.size();
    out.writeBytes(new byte[length]);
    return at;
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }

  private void tag(int number, int type) {
    varint((long) number << 3 | type);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
