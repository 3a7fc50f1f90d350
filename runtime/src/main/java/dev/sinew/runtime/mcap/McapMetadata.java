package dev.sinew.runtime.mcap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Named words about the recording.
///
/// @param values kept in order
public record McapMetadata(String name, Map<String, String> values) implements McapRecord {

  public McapMetadata {
    Objects.requireNonNull(name, "name");
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static McapMetadata read(Fields fields) throws McapException {
    return new McapMetadata(fields.text(), fields.textMap());
  }

  void write(RecordBytes out) {
    out.begin(Opcode.METADATA).text(name).textMap(values).end();
  }
}
