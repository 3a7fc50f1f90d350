package dev.sinew.drivers.mqtt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/// Our messages as Paho's, and back.
final class PahoMessages {

  private PahoMessages() {}

  static MqttMessage outgoing(OutgoingMessage message, int expirySeconds) {
    MqttProperties properties = new MqttProperties();
    if (!message.contentType().isEmpty()) properties.setContentType(message.contentType());
    if (!message.responseTopic().isEmpty()) properties.setResponseTopic(message.responseTopic());
    if (message.correlation().length > 0) properties.setCorrelationData(message.correlation());
    if (expirySeconds > 0) properties.setMessageExpiryInterval((long) expirySeconds);
    List<UserProperty> pairs = new ArrayList<>(message.userProperties().size());
    message.userProperties().forEach((name, value) -> pairs.add(new UserProperty(name, value)));
    properties.setUserProperties(pairs);
    return new MqttMessage(message.payload(), message.qos(), message.retained(), properties);
  }

  static IncomingMessage incoming(String topic, MqttMessage message, long arrivalNanos) {
    MqttProperties properties = message.getProperties();
    Map<String, String> pairs = new LinkedHashMap<>();
    for (UserProperty pair : properties.getUserProperties())
      pairs.putIfAbsent(pair.getKey(), pair.getValue());
    Long expiry = properties.getMessageExpiryInterval();
    return new IncomingMessage(
        topic,
        message.getPayload(),
        message.getQos(),
        message.isRetained(),
        orEmpty(properties.getContentType()),
        expiry == null ? 0 : expiry,
        pairs,
        orEmpty(properties.getResponseTopic()),
        properties.getCorrelationData() == null ? new byte[0] : properties.getCorrelationData(),
        arrivalNanos);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
