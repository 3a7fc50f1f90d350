package dev.sinew.app.remote;

import dev.sinew.drivers.mqtt.MqttSession;
import dev.sinew.drivers.mqtt.OutgoingMessage;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Words for the operators as JSON on a broker.
final class MqttOutlet implements Outlet {

  private static final String JSON = "application/json";

  private final MqttSession session;
  private final String prefix;

  /// @param prefix with the slash
  MqttOutlet(MqttSession session, String prefix) {
    this.session = session;
    this.prefix = prefix;
  }

  @Override
  public void publish(String topic, Kind kind, Map<String, Object> words) {
    byte[] payload = payload(words);
    switch (kind) {
      case STREAM -> session.publish(prefix + topic, OutgoingMessage.stream(payload).as(JSON));
      case EVENT -> session.publish(prefix + topic, OutgoingMessage.event(payload).as(JSON));
      case STATE ->
          session.announce(prefix + topic, OutgoingMessage.event(payload).as(JSON).keptByBroker());
    }
  }

  static byte[] payload(Map<String, Object> words) {
    return JsonMapper.shared().writeValueAsBytes(words);
  }
}
