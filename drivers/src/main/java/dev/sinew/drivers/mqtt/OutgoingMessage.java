package dev.sinew.drivers.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// A message to publish. Immutable, except that its arrays are not copied: they belong to the
/// session from the publishing on.
///
/// @param qos 0: a stream, of which the newest counts and the oldest is dropped when the link is
///     slow; 1: an event, kept until the broker has confirmed it
/// @param retained whether the broker keeps it for those who subscribe later
/// @param contentType media type; empty for none
/// @param expirySeconds after which nobody gets it any more; 0 for never
/// @param userProperties names and values beside the payload
/// @param responseTopic where an answer is expected; empty for none
/// @param correlation what the answer shall carry; empty for none
public record OutgoingMessage(
    byte[] payload,
    int qos,
    boolean retained,
    String contentType,
    int expirySeconds,
    Map<String, String> userProperties,
    String responseTopic,
    byte[] correlation) {

  private static final byte[] NOTHING = {};

  public OutgoingMessage {
    if (qos < 0 || qos > 1) throw new IllegalArgumentException("QoS " + qos + " is not 0 or 1");
    if (expirySeconds < 0) throw new IllegalArgumentException(expirySeconds + " s is negative");
    userProperties = Map.copyOf(userProperties);
  }

  /// QoS 0, nothing beside the payload.
  public static OutgoingMessage stream(byte[] payload) {
    return new OutgoingMessage(payload, 0, false, "", 0, Map.of(), "", NOTHING);
  }

  /// QoS 1, nothing beside the payload.
  public static OutgoingMessage event(byte[] payload) {
    return new OutgoingMessage(payload, 1, false, "", 0, Map.of(), "", NOTHING);
  }

  /// QoS 1, `text/plain`.
  public static OutgoingMessage event(String text) {
    return event(text.getBytes(StandardCharsets.UTF_8)).as("text/plain");
  }

  public OutgoingMessage keptByBroker() {
    return new OutgoingMessage(
        payload, qos, true, contentType, expirySeconds, userProperties, responseTopic, correlation);
  }

  public OutgoingMessage as(String contentType) {
    return new OutgoingMessage(
        payload,
        qos,
        retained,
        contentType,
        expirySeconds,
        userProperties,
        responseTopic,
        correlation);
  }

  public OutgoingMessage expiringAfter(int seconds) {
    return new OutgoingMessage(
        payload, qos, retained, contentType, seconds, userProperties, responseTopic, correlation);
  }

  /// With one more user property.
  public OutgoingMessage with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(userProperties);
    more.put(name, value);
    return new OutgoingMessage(
        payload, qos, retained, contentType, expirySeconds, more, responseTopic, correlation);
  }

  /// Asks for an answer.
  public OutgoingMessage answeredAt(String topic, byte[] correlation) {
    return new OutgoingMessage(
        payload, qos, retained, contentType, expirySeconds, userProperties, topic, correlation);
  }

  /// Answers a question: carries its correlation data.
  public OutgoingMessage answering(IncomingMessage question) {
    return answeredAt("", question.correlation());
  }
}
