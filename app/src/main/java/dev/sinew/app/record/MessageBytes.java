package dev.sinew.app.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One message in plain CDR, little-endian, alignment counted from behind the encapsulation header
/// (OMG DDS-RTPS 2.5, 10.5). Grows, is used again and again; one thread.
final class MessageBytes {

  private static final int HEADER = 4;

  private ByteBuffer out = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);

  MessageBytes begin() {
    out.clear().put((byte) 0).put((byte) 1).put((byte) 0).put((byte) 0);
    return this;
  }

  MessageBytes u8(int value) {
    room(1);
    out.put((byte) value);
    return this;
  }

  MessageBytes bool(boolean value) {
    return u8(value ? 1 : 0);
  }

  MessageBytes i32(int value) {
    align(4);
    out.putInt(value);
    return this;
  }

  MessageBytes i64(long value) {
    align(8);
    out.putLong(value);
    return this;
  }

  MessageBytes f64(double value) {
    align(8);
    out.putDouble(value);
    return this;
  }

  MessageBytes text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    i32(bytes.length + 1);
    room(bytes.length + 1);
    out.put(bytes).put((byte) 0);
    return this;
  }

  MessageBytes bytes(byte[] value) {
    i32(value.length);
    room(value.length);
    out.put(value);
    return this;
  }

  /// `std_msgs/Header`.
  ///
  /// @param nanos since 1970
  MessageBytes header(long nanos, String frame) {
    return stamp(nanos).text(frame);
  }

  /// `builtin_interfaces/Time`.
  MessageBytes stamp(long nanos) {
    return i32((int) Math.floorDiv(nanos, 1_000_000_000L))
        .i32((int) Math.floorMod(nanos, 1_000_000_000L));
  }

  /// The message, valid until the next [#begin].
  ByteBuffer end() {
    return out.duplicate().order(ByteOrder.LITTLE_ENDIAN).flip();
  }

  private void align(int size) {
    int over = (out.position() - HEADER) % size;
    int pad = over == 0 ? 0 : size - over;
    room(pad + size);
    for (int i = 0; i < pad; i++) out.put((byte) 0);
  }

  private void room(int bytes) {
    if (out.remaining() >= bytes) return;
    int size = Math.max(2 * out.capacity(), out.position() + bytes);
    out =
        ByteBuffer.wrap(Arrays.copyOf(out.array(), size))
            .order(ByteOrder.LITTLE_ENDIAN)
            .position(out.position());
  }
}
