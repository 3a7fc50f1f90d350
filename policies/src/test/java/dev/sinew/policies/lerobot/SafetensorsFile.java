package dev.sinew.policies.lerobot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes safetensors files of float32 tensors for tests, whole or with any header.
final class SafetensorsFile {

  private final Map<String, float[]> tensors = new LinkedHashMap<>();

  SafetensorsFile with(String name, float... values) {
    tensors.put(name, values);
    return this;
  }

  Path write(Path file) throws IOException {
    int at = 0;
    Map<String, String> entries = new LinkedHashMap<>();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (var each : tensors.entrySet()) {
      int n = each.getValue().length;
      entries.put(
          each.getKey(),
          "{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[%d,%d]}"
              .formatted(n, at, at + 4 * n));
      ByteBuffer bytes = ByteBuffer.allocate(4 * n).order(ByteOrder.LITTLE_ENDIAN);
      for (float value : each.getValue()) bytes.putFloat(value);
      data.write(bytes.array());
      at += 4 * n;
    }
    String header =
        entries.entrySet().stream()
            .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    return write(file, header, data.toByteArray());
  }

  static Path write(Path file, String header, byte[] data) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    return Files.write(file, bytes.putLong(json.length).put(json).put(data).array());
  }
}
