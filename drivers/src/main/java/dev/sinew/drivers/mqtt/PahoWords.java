package dev.sinew.drivers.mqtt;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;

/// Failures in words: what happened, and what to look at. Reason codes: MQTT 5.0, table 2-6.
final class PahoWords {

  private PahoWords() {}

  static String of(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) root = root.getCause();
    return switch (root) {
      case UnknownHostException e -> "unknown host: is the url right?";
      case ConnectException e ->
          "connection refused: is a broker running there, and is the url right?";
      case SocketTimeoutException e -> "no answer: is the url right, and no firewall in the way?";
      case SSLException e -> "TLS failed: " + e.getMessage();
      case java.security.GeneralSecurityException e -> "TLS failed: " + e.getMessage();
      case MqttException e -> ofCode(e.getReasonCode());
      case java.io.EOFException e -> "the broker hung up";
      default -> String.valueOf(root.getMessage());
    };
  }

  static String ofCode(int code) {
    return switch (code) {
      case 0x81, 0x82 -> "the broker calls it malformed";
      case 0x84 -> "the broker speaks no MQTT 5";
      case 0x85 -> "the broker does not accept this client-id";
      case 4, 0x86 -> "the broker refuses user name or password";
      case 5, 0x87 -> "the broker does not permit it: are user and password right, and its rules?";
      case 0x88, 0x89 -> "the broker is busy";
      case 0x8B -> "the broker shuts down";
      case 0x8D -> "the broker heard nothing for too long";
      case 0x8E -> "another client with this client-id took over; client-ids must differ";
      case 0x95 -> "the broker finds it too large";
      case 0x97 -> "a quota is exceeded";
      case 0x9A -> "the broker retains nothing";
      case MqttClientException.REASON_CODE_CLIENT_TIMEOUT -> "no answer from the broker";
      case MqttClientException.REASON_CODE_CONNECTION_LOST -> "connection lost";
      case MqttClientException.REASON_CODE_CLIENT_NOT_CONNECTED -> "not connected";
      default -> "reason code " + code;
    };
  }
}
