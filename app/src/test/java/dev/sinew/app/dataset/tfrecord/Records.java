package dev.sinew.app.dataset.tfrecord;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes small RLDS datasets.
final class Records {

  private final Map<String, byte[]> features = new LinkedHashMap<>();

  Records floats(String name, double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double v : values) bytes.putFloat((float) v);
    features.put(name, field(2, field(1, bytes.array())));
    return this;
  }

  /// One by one instead of packed.
  Records looseFloats(String name, double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(5 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double v : values) bytes.put((byte) (1 << 3 | 5)).putFloat((float) v);
    features.put(name, field(2, bytes.array()));
    return this;
  }

  Records integers(String name, long... values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (long v : values) varint(out, v);
    features.put(name, field(3, field(1, out.toByteArray())));
    return this;
  }

  Records bytes(String name, byte[]... values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] v : values) out.writeBytes(field(1, v));
    features.put(name, field(1, out.toByteArray()));
    return this;
  }

  Records text(String name, String... values) {
    byte[][] all = new byte[values.length][];
    for (int i = 0; i < all.length; i++) all[i] = values[i].getBytes(StandardCharsets.UTF_8);
    return bytes(name, all);
  }

  byte[] example() {
    ByteArrayOutputStream map = new ByteArrayOutputStream();
    features.forEach(
        (name, feature) -> {
          ByteArrayOutputStream entry = new ByteArrayOutputStream();
          entry.writeBytes(field(1, name.getBytes(StandardCharsets.UTF_8)));
          entry.writeBytes(field(2, feature));
          map.writeBytes(field(1, entry.toByteArray()));
        });
    return field(1, map.toByteArray());
  }

  static byte[] framed(byte[]... records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] record : records) {
      ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
      header.putLong(record.length).putInt(RecordFile.masked(header.array(), 8));
      ByteBuffer footer = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      footer.putInt(RecordFile.masked(record, record.length));
      out.writeBytes(header.array());
      out.writeBytes(record);
      out.writeBytes(footer.array());
    }
    return out.toByteArray();
  }

  /// @param leaves name and type of every leaf below `steps`, as `features.json` has it
  static void describe(Path folder, Map<String, String> leaves) throws IOException {
    StringBuilder text = new StringBuilder();
    leaves.forEach(
        (name, type) -> text.append("\"").append(name).append("\": ").append(type).append(","));
    text.setLength(text.length() - 1);
    Files.writeString(
        folder.resolve("features.json"),
        """
        {"featuresDict": {"features": {"steps": {"sequence": {"feature":
          {"featuresDict": {"features": {%s}}}}}}}}
        """
            .formatted(text));
  }

  static String tensor(String dtype, int... shape) {
    StringBuilder lengths = new StringBuilder();
    for (int n : shape)
      lengths.append(lengths.isEmpty() ? "" : ", ").append('"').append(n).append('"');
    return """
    {"tensor": {"shape": {"dimensions": [%s]}, "dtype": "%s", "encoding": "none"}}
    """
        .formatted(lengths, dtype);
  }

  private static byte[] field(int number, byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(number << 3 | 2);
    varint(out, value.length);
    out.writeBytes(value);
    return out.toByteArray();
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    while ((value & ~127L) != 0) {
      out.write((int) (value & 127 | 128));
      value >>>= 7;
    }
    out.write((int) value);
  }
}
