package dev.sinew.runtime.events;

import tools.jackson.databind.node.ObjectNode;

/// A [SafetyEvent] as it stands in the log.
final class EventJson {

  private EventJson() {}

  static ObjectNode of(SafetyEvent event) {
    ObjectNode json =
        LogLine.object()
            .put("sequence", event.sequence())
            .put("nanos", event.nanos())
            .put("kind", event.kind().name())
            .put("rule", event.rule())
            .put("from", event.from().name())
            .put("to", event.to().name())
            .put("reaction", event.reaction().name());
    if (!event.unit().isEmpty()) {
      number(json, "value", event.value());
      number(json, "limit", event.limit());
      json.put("unit", event.unit());
    }
    return json.put("joint", event.joint()).put("detail", event.detail());
  }

  /// JSON has no NaN and no infinities: those are written as text.
  private static void number(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) json.put(name, value);
    else json.put(name, Double.toString(value));
  }
}
