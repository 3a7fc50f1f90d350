package dev.sinew.runtime.mcap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// A stream of messages on a topic.
///
/// @param id 0 to 65535, unique in the file
/// @param schemaId of its messages; 0 when they have none
/// @param topic name of the stream
/// @param messageEncoding such as `cdr` or `json` (<https://mcap.dev/spec/registry>)
/// @param metadata about the channel; kept in order
public record McapChannel(
    int id, int schemaId, String topic, String messageEncoding, Map<String, String> metadata)
    implements McapRecord {

  public McapChannel {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(messageEncoding, "messageEncoding");
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    if (id < 0 || id > 0xFFFF)
      throw new IllegalArgumentException("channel id " + id + ": 0 to 65535 would be right");
    if (schemaId < 0 || schemaId > 0xFFFF)
      throw new IllegalArgumentException("schema id " + schemaId + ": 0 to 65535 would be right");
  }

  @Override
  public String toString() {
    return "channel %d '%s' (%s, schema %d)".formatted(id, topic, messageEncoding, schemaId);
  }

  static McapChannel read(Fields fields) throws McapException {
    return new McapChannel(
        fields.u16(), fields.u16(), fields.text(), fields.text(), fields.textMap());
  }

  void write(RecordBytes out) {
    out.begin(Opcode.CHANNEL)
        .u16(id)
        .u16(schemaId)
        .text(topic)
        .text(messageEncoding)
        .textMap(metadata)
        .end();
  }
}
