package dev.sinew.app.dataset.rosbag;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Named fields: what every record begins with (<https://wiki.ros.org/Bags/Format/2.0>).
final class BagHeader {

  private final Map<String, ByteBuffer> fields;
  private final BagBytes place;

  private BagHeader(Map<String, ByteBuffer> fields, BagBytes place) {
    this.fields = fields;
    this.place = place;
  }

  /// @param place where the bytes come from, for complaints
  static BagHeader read(ByteBuffer bytes, BagBytes place) throws IOException {
    Map<String, ByteBuffer> fields = new HashMap<>();
    while (bytes.hasRemaining()) {
      long length = bytes.remaining() < 4 ? -1 : Integer.toUnsignedLong(bytes.getInt());
      if (length < 0 || length > bytes.remaining())
        throw place.problem("a header field runs past its header");
      ByteBuffer field = bytes.slice(bytes.position(), (int) length);
      bytes.position(bytes.position() + (int) length);
      int name = 0;
      while (name < length && field.get(name) != '=') name++;
      if (name == length) throw place.problem("a header field without '='");
      fields.put(text(field.slice(0, name)), field.slice(name + 1, (int) length - name - 1));
    }
    return new BagHeader(fields, place);
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  String text(String name) throws IOException {
    return text(field(name, -1));
  }

  int u8(String name) throws IOException {
    return field(name, 1).get(0) & 0xFF;
  }

  long u32(String name) throws IOException {
    return Integer.toUnsignedLong(field(name, 4).getInt(0));
  }

  long u64(String name) throws IOException {
    return field(name, 8).getLong(0);
  }

  /// Nanoseconds since 1970.
  long time(String name) throws IOException {
    ByteBuffer time = field(name, 8);
    return Integer.toUnsignedLong(time.getInt(0)) * 1_000_000_000L
        + Integer.toUnsignedLong(time.getInt(4));
  }

  private ByteBuffer field(String name, int bytes) throws IOException {
    ByteBuffer field = fields.get(name);
    if (field == null) throw place.problem("a header without '" + name + "'");
    if (bytes >= 0 && field.remaining() != bytes)
      throw place.problem(
          "'%s' has %d bytes, %d are right".formatted(name, field.remaining(), bytes));
    return field.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }
}
