package dev.sinew.policies.lerobot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A safetensors file written anew: old values where they were, under other names if one likes, new
/// values behind them. One use.
final class SafetensorsRewrite {

  private static final long CHUNK = 1 << 24;

  private final Safetensors old;
  private final ObjectNode header = JsonNodeFactory.instance.objectNode();
  private final ObjectNode words = JsonNodeFactory.instance.objectNode();
  private final List<ByteBuffer> added = new ArrayList<>();
  private long end;

  SafetensorsRewrite(Safetensors old) {
    this.old = old;
    end = old.data().byteSize();
    old.metadata().forEach(words::put);
  }

  /// Every old tensor must be kept under some name.
  void keep(String name, String as) {
    TensorEntry entry = old.entry(name);
    put(as, entry.type(), entry.shape(), entry.begin(), entry.end());
  }

  void add(String name, long[] shape, double[] values) {
    ByteBuffer bytes = buffer(values.length);
    for (double value : values) bytes.putDouble(value);
    append(name, TensorType.F64, shape, bytes);
  }

  void add(String name, long[] values) {
    ByteBuffer bytes = buffer(values.length);
    for (long value : values) bytes.putLong(value);
    append(name, TensorType.I64, new long[] {values.length}, bytes);
  }

  void word(String key, String value) {
    words.put(key, value);
  }

  void write(Path file) throws IOException {
    if (!words.isEmpty()) header.set("__metadata__", words);
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer length = buffer(1).putLong(json.length).flip();
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      write(out, length);
      write(out, ByteBuffer.wrap(json));
      long size = old.data().byteSize();
      for (long at = 0; at < size; at += CHUNK)
        write(out, old.data().asSlice(at, Math.min(CHUNK, size - at)).asByteBuffer());
      for (ByteBuffer each : added) write(out, each);
    }
  }

  private void append(String name, TensorType type, long[] shape, ByteBuffer bytes) {
    bytes.flip();
    put(name, type, shape, end, end + bytes.remaining());
    end += bytes.remaining();
    added.add(bytes);
  }

  private void put(String name, TensorType type, long[] shape, long begin, long to) {
    ObjectNode entry = header.putObject(name);
    entry.put("dtype", type.name());
    ArrayNode sizes = entry.putArray("shape");
    for (long size : shape) sizes.add(size);
    entry.putArray("data_offsets").add(begin).add(to);
  }

  private static ByteBuffer buffer(int values) {
    return ByteBuffer.allocate(Math.multiplyExact(values, 8)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) out.write(bytes);
  }
}
