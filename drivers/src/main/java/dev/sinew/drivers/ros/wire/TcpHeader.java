package dev.sinew.drivers.ros.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the two ends of a TCPROS connection tell each other first
/// (<https://wiki.ros.org/ROS/Connection%20Header>): a length, then for each field a length and
/// `name=value`, every length 4 bytes little-endian.
final class TcpHeader {

  /// A definition with everything inside it has a few KiB.
  private static final int MAX_BYTES = 1 << 20;

  private TcpHeader() {}

  /// @return with its length
  static byte[] encode(Map<String, String> fields) {
    int length = 0;
    for (Map.Entry<String, String> field : fields.entrySet())
      length += Integer.BYTES + bytes(field).length;
    ByteBuffer out =
        ByteBuffer.allocate(Integer.BYTES + length).order(ByteOrder.LITTLE_ENDIAN).putInt(length);
    for (Map.Entry<String, String> field : fields.entrySet()) {
      byte[] bytes = bytes(field);
      out.putInt(bytes.length).put(bytes);
    }
    return out.array();
  }

  private static byte[] bytes(Map.Entry<String, String> field) {
    return (field.getKey() + "=" + field.getValue()).getBytes(StandardCharsets.UTF_8);
  }

  /// @throws WireException when what comes is no header
  static Map<String, String> read(InputStream in) throws IOException {
    byte[] head = in.readNBytes(Integer.BYTES);
    if (head.length < Integer.BYTES)
      throw new WireException("the connection was closed before a header came");
    int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (length < 0 || length > MAX_BYTES)
      throw new WireException(
          "a connection header of %d bytes, at most %d are taken"
              .formatted(Integer.toUnsignedLong(length), MAX_BYTES));
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length)
      throw new WireException(
          "a connection header ended after %d of %d bytes".formatted(bytes.length, length));
    return decode(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
  }

  private static Map<String, String> decode(ByteBuffer in) throws WireException {
    Map<String, String> fields = new LinkedHashMap<>();
    try {
      while (in.hasRemaining()) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining())
          throw new WireException(
              "a connection header's field of %d bytes where %d are left"
                  .formatted(Integer.toUnsignedLong(length), in.remaining()));
        String field = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        int equals = field.indexOf('=');
        if (equals < 0)
          throw new WireException("a connection header's field without '=': " + Names.clean(field));
        fields.put(field.substring(0, equals), field.substring(equals + 1));
      }
    } catch (BufferUnderflowException e) {
      throw new WireException("a connection header ended within a length", e);
    }
    return fields;
  }
}
