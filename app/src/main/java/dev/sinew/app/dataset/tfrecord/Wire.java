package dev.sinew.app.dataset.tfrecord;

/// The fields of one Protocol Buffers message, one after another.
final class Wire {

  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  private final byte[] bytes;
  private final int end;
  private int at;

  private int field;
  private int type;
  private int from;
  private int to;

  /// @throws IndexOutOfBoundsException as all here, when the message is not within its bytes
  Wire(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    at = from;
    end = to;
  }

  /// Goes to the next field.
  boolean next() {
    if (at >= end) return false;
    long key = varint();
    field = (int) (key >>> 3);
    type = (int) key & 7;
    if (type == BYTES) {
      long length = varint();
      if (length < 0 || length > end - at) throw new IndexOutOfBoundsException();
      from = at;
      to = at + (int) length;
    } else {
      from = at;
      switch (type) {
        case VARINT -> varint();
        case FIXED64 -> at += 8;
        case FIXED32 -> at += 4;
        default -> throw new IndexOutOfBoundsException();
      }
      to = at;
      if (at > end) throw new IndexOutOfBoundsException();
    }
    at = to;
    return true;
  }

  int field() {
    return field;
  }

  int type() {
    return type;
  }

  /// Where the field's value begins; of `BYTES` behind the length.
  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /// The field's value as a message.
  Wire message() {
    if (type != BYTES) throw new IndexOutOfBoundsException();
    return new Wire(bytes, from, to);
  }

  /// A number at the cursor, for packed lists.
  boolean hasMore() {
    return at < end;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) throw new IndexOutOfBoundsException();
      byte b = bytes[at++];
      value |= (b & 127L) << shift;
      if (b >= 0) return value;
    }
    throw new IndexOutOfBoundsException();
  }
}
