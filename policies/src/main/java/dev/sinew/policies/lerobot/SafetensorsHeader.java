package dev.sinew.policies.lerobot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The header of a safetensors file, checked: every byte behind it belongs to exactly one tensor
/// (https://github.com/huggingface/safetensors, "Format").
final class SafetensorsHeader {

  private static final String METADATA = "__metadata__";

  private final Map<String, TensorEntry> entries = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  /// @param data bytes behind the header
  /// @throws dev.sinew.runtime.config.ConfigException naming the tensor at fault
  SafetensorsHeader(JsonSection json, long data) {
    for (String name : json.keys()) {
      if (name.equals(METADATA)) metadata(json.section(name));
      else entries.put(name, entry(name, json.section(name), data));
    }
    mustCover(json, data);
  }

  Map<String, TensorEntry> entries() {
    return entries;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  private void metadata(JsonSection json) {
    for (String key : json.keys()) metadata.put(key, json.text(key));
  }

  private static TensorEntry entry(String name, JsonSection json, long data) {
    json.only("dtype", "shape", "data_offsets");
    TensorType type = json.word("dtype", TensorType.class);
    long[] shape = json.integers("shape");
    long[] offsets = json.integers("data_offsets");
    if (offsets.length != 2 || !(0 <= offsets[0] && offsets[0] <= offsets[1] && offsets[1] <= data))
      throw json.problem(
          "data_offsets",
          Arrays.toString(offsets) + " must be [begin, end] within the " + data + " bytes there");
    long expected = bytes(json, type, shape);
    long found = offsets[1] - offsets[0];
    if (found != expected)
      throw json.problem(
          "data_offsets",
          found + " bytes, but " + type + Arrays.toString(shape) + " needs " + expected);
    return new TensorEntry(name, type, shape, offsets[0], offsets[1]);
  }

  private static long bytes(JsonSection json, TensorType type, long[] shape) {
    long bytes = type.bytes;
    for (long size : shape) {
      if (size < 0) throw json.problem("shape", Arrays.toString(shape) + " has a negative size");
      long high = Math.multiplyHigh(bytes, size);
      bytes *= size;
      if (high != 0 || bytes < 0)
        throw json.problem("shape", Arrays.toString(shape) + " is more than any file holds");
    }
    return bytes;
  }

  private void mustCover(JsonSection json, long data) {
    List<TensorEntry> byPlace = new ArrayList<>(entries.values());
    byPlace.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
    long at = 0;
    for (TensorEntry entry : byPlace) {
      if (entry.begin() != at)
        throw json.problem(
            entry.name(),
            "begins at byte "
                + entry.begin()
                + (entry.begin() < at
                    ? ", inside the tensor before it, which ends at "
                    : ", but the one before it ends at ")
                + at);
      at = entry.end();
    }
    if (at != data) throw json.problem("", (data - at) + " bytes at the end belong to no tensor");
  }
}
