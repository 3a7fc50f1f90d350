package dev.sinew.drivers.mqtt.arm;

import dev.sinew.drivers.mqtt.IncomingMessage;
import dev.sinew.drivers.mqtt.OutgoingMessage;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeSpec;
import java.nio.file.Path;

/// MQTT arms for tests: two joints, 10 ms period, 100 ms watchdog and silence.
final class Arms {

  static final long MS = 1_000_000;

  static final String TWO_JOINTS =
      """
      driver: mqtt
      name: test-arm
      servo-period-ms: 10
      prefix: cell/arm
      broker: {url: "tcp://127.0.0.1:1"}
      max-silence-ms: 100
      grace-ms: 0
      simulated: true
      emulation: {response-ms: 20, watchdog-ms: 100}
      joints:
        a: {unit: rad, min: -2, max: 2, max-velocity: 2, max-acceleration: 10, max-jerk: 5000, start: 0.5}
        b: {unit: rad, min: -1, max: 3, max-velocity: 4, max-acceleration: 20, max-jerk: 9000}
      """;

  static final String SENSORS =
      """
      sensors:
        force: {width: 3, unit: N}
      """;

  private Arms() {}

  static ConfigSection section(String... parts) {
    return ConfigSection.parse(Path.of("arm.yaml"), String.join("", parts));
  }

  static MqttArmConfig config(String... parts) {
    return MqttArmConfig.read(section(parts));
  }

  static Exchange exchange(MqttArmConfig config) {
    return Exchange.inProcess(ExchangeSpec.of(config.robot(), config.sensors(), 8));
  }

  /// As the broker would deliver it.
  static IncomingMessage delivered(String topic, OutgoingMessage message, long arrivalNanos) {
    return new IncomingMessage(
        topic,
        message.payload(),
        message.qos(),
        false,
        message.contentType(),
        message.expirySeconds(),
        message.userProperties(),
        "",
        new byte[0],
        arrivalNanos);
  }
}
