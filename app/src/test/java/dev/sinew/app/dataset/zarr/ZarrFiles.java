package dev.sinew.app.dataset.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes small zarr groups, one chunk an array, nothing compressed.
record ZarrFiles(Path root) {

  static ZarrFiles group(Path root) throws IOException {
    ZarrFiles files = new ZarrFiles(root);
    for (String group : new String[] {".", "data", "meta"})
      files.text(group + "/.zgroup", "{\"zarr_format\": 2}");
    return files;
  }

  /// Two episodes of 3 and 2 rows, a sixth row behind the last end; one picture of 2 x 2.
  static ZarrFiles small(Path root) throws IOException {
    ZarrFiles files = group(root);
    files.array("meta/episode_ends", "<i8", "2", longs(3, 5));
    files.array("data/action", "<f4", "6, 2", floats(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    files.array("data/stage", "<i8", "6", longs(0, 0, 1, 0, 2, 3));
    ByteBuffer pixels = ByteBuffer.allocate(6 * 12);
    for (int i = 0; i < pixels.capacity(); i++) pixels.put((byte) (3 * i));
    files.array("data/img", "|u1", "6, 2, 2, 3", pixels.array());
    return files;
  }

  void array(String name, String dtype, String shape, byte[] bytes) throws IOException {
    text(name + "/.zarray", json(dtype, shape, shape));
    String first = "0" + ".0".repeat(shape.split(",").length - 1);
    Files.write(root.resolve(name).resolve(first), bytes);
  }

  static String json(String dtype, String shape, String chunks) {
    return """
    {"zarr_format": 2, "shape": [%s], "chunks": [%s], "dtype": "%s", "compressor": null,
     "fill_value": 0, "filters": null, "order": "C"}
    """
        .formatted(shape, chunks, dtype);
  }

  void text(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static byte[] floats(double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double v : values) bytes.putFloat((float) v);
    return bytes.array();
  }

  static byte[] doubles(double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double v : values) bytes.putDouble(v);
    return bytes.array();
  }

  static byte[] longs(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long v : values) bytes.putLong(v);
    return bytes.array();
  }
}
