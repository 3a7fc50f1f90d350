package dev.sinew.drivers.ros.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.rosmsg.Dialect;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BridgeKeysTest {

  private static BridgeSettings read(String yaml) {
    return BridgeKeys.read(
        ConfigSection.parse(Path.of("robot.yaml"), "kind: rosbridge\n" + yaml),
        Map.of("ROBOT_TOKEN", "hunter2"));
  }

  @Test
  void aServerIsEnough() {
    assertThat(read("url: ws://robot:9090"))
        .isEqualTo(BridgeSettings.of(URI.create("ws://robot:9090"), Dialect.ROS1));
  }

  @Test
  void everyKeyIsHeard() {
    BridgeSettings settings =
        read(
            """
            url: wss://robot/bridge
            dialect: ros2
            compression: cbor-raw
            throttle-ms: 10
            queue: 2
            max-message-mb: 4
            token-env: ROBOT_TOKEN
            """);
    assertThat(settings.dialect()).isEqualTo(Dialect.ROS2);
    assertThat(settings.compression()).isEqualTo(Compression.CBOR_RAW);
    assertThat(settings.throttleMillis()).isEqualTo(10);
    assertThat(settings.queueLength()).isEqualTo(2);
    assertThat(settings.maxMessageBytes()).isEqualTo(4 << 20);
    assertThat(settings.token()).contains("hunter2");
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(() -> read("url: http://robot"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("url");
    assertThatThrownBy(() -> read("url: ws://user:secret@robot"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("url");
    assertThatThrownBy(() -> read("url: ws://robot\ntoken-env: NOTHING"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("the environment variable NOTHING is not set");
    assertThatThrownBy(() -> read("url: ws://robot\ncompresion: cbor"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("compresion");
  }
}
