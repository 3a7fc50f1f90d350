package dev.sinew.drivers.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A message that came. Its arrays belong to the handler.
///
/// @param retained whether the broker had kept it from before the subscription
/// @param contentType as the sender says; empty when it says nothing
/// @param expirySeconds what is left of its life; 0 when it has no end
/// @param userProperties of names given more than once, the first value
/// @param responseTopic where an answer is expected; empty for nowhere
/// @param correlation what the answer shall carry; empty for nothing
/// @param arrivalNanos on the session's clock
public record IncomingMessage(
    String topic,
    byte[] payload,
    int qos,
    boolean retained,
    String contentType,
    long expirySeconds,
    Map<String, String> userProperties,
    String responseTopic,
    byte[] correlation,
    long arrivalNanos) {

  /// The payload as UTF-8; what is none becomes U+FFFD.
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /// A user property; empty when there is no such.
  public String property(String name) {
    return userProperties.getOrDefault(name, "");
  }
}
