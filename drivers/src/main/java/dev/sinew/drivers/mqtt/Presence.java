package dev.sinew.drivers.mqtt;

/// A topic that says whether its owner is there: retained, QoS 1, so whoever subscribes later knows
/// it too.
///
/// @param online said after every connection
/// @param offline said when the owner leaves
/// @param lost the last will: the broker says it when the owner vanishes
public record Presence(String topic, String online, String offline, String lost) {

  /// With the words `online`, `offline` and `lost`.
  public Presence(String topic) {
    this(topic, "online", "offline", "lost");
  }

  OutgoingMessage saying(String word) {
    return OutgoingMessage.event(word).keptByBroker();
  }
}
