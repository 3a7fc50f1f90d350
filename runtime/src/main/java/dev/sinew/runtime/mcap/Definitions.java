package dev.sinew.runtime.mcap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The schemas and channels met so far.
final class Definitions {

  private final Map<Integer, McapSchema> schemas = new LinkedHashMap<>();
  private final Map<Integer, McapChannel> channels = new LinkedHashMap<>();

  /// Read-only view, by id.
  Map<Integer, McapSchema> schemas() {
    return Collections.unmodifiableMap(schemas);
  }

  /// Read-only view, by id.
  Map<Integer, McapChannel> channels() {
    return Collections.unmodifiableMap(channels);
  }

  /// Learns a definition, or compares a message with those known.
  ///
  /// @param record null for one that is of no interest
  /// @param fields where the record came from
  /// @throws McapException when it names what is not known, or differs from an equal id's
  void accept(McapRecord record, Fields fields) throws McapException {
    switch (record) {
      case McapSchema schema -> same(schemas.putIfAbsent(schema.id(), schema), schema, fields);
      case McapChannel channel -> add(channel, fields);
      case McapMessage message -> require(message.channelId(), fields);
      case null, default -> {}
    }
  }

  private void add(McapChannel channel, Fields fields) throws McapException {
    if (channel.schemaId() != 0 && !schemas.containsKey(channel.schemaId()))
      throw fields.problem(
          "channel %d '%s' names schema %d, which is not defined before it"
              .formatted(channel.id(), channel.topic(), channel.schemaId()));
    same(channels.putIfAbsent(channel.id(), channel), channel, fields);
  }

  private void require(int channelId, Fields fields) throws McapException {
    if (!channels.containsKey(channelId))
      throw fields.problem(
          "a message on channel %d, which is not defined before it".formatted(channelId));
  }

  private static void same(Object known, Object found, Fields fields) throws McapException {
    if (known != null && !known.equals(found))
      throw fields.problem("%s, but the same id is %s".formatted(found, known));
  }
}
