package dev.sinew.drivers.mqtt;

import dev.sinew.runtime.Clock;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/// Passes on what the client calls back with. Its deliveries are known from their own receipts.
final class PahoEars implements MqttCallback {

  private final Clock clock;
  private final Wire.Listener listener;

  PahoEars(Clock clock, Wire.Listener listener) {
    this.clock = clock;
    this.listener = listener;
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    listener.arrived(PahoMessages.incoming(topic, message, clock.nanos()));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    listener.lost(
        response.getException() != null
            ? PahoWords.of(response.getException())
            : PahoWords.ofCode(response.getReturnCode()));
  }

  @Override
  public void mqttErrorOccurred(MqttException error) {
    listener.lost(PahoWords.of(error));
  }

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean again, String server) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
