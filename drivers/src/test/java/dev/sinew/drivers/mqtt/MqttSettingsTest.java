package dev.sinew.drivers.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MqttSettingsTest {

  @TempDir Path folder;

  @Test
  void withoutAnyKeyItIsABrokerOnThisMachine() throws Exception {
    MqttSettings settings = read("{}");
    assertThat(settings.url()).isEqualTo("tcp://127.0.0.1:1883");
    assertThat(settings.clientId()).matches("sinew-[0-9a-f]{8}");
    assertThat(settings.keepAliveSeconds()).isEqualTo(5);
    assertThat(settings.password()).isEmpty();
    assertThat(read("{}").clientId()).isNotEqualTo(settings.clientId());
  }

  @Test
  void thePasswordIsTheFilesFirstLineAndReadAnewEveryTime() throws Exception {
    Files.writeString(folder.resolve("word"), "first\nsecond\n");
    MqttSettings settings = read("{user: me, password-file: word}");
    assertThat(settings.password().orElseThrow()).isEqualTo("first".getBytes(UTF_8));
    Files.writeString(folder.resolve("word"), "renewed");
    assertThat(settings.password().orElseThrow()).isEqualTo("renewed".getBytes(UTF_8));
    assertThat(settings.toString()).doesNotContain("first").doesNotContain("renewed");
  }

  @Test
  void thePasswordMayStandInTheEnvironment() throws Exception {
    MqttSettings settings = read("{user: me, password-env: PATH}");
    assertThat(settings.password().orElseThrow()).isEqualTo(System.getenv("PATH").getBytes(UTF_8));
    assertThat(settings.toString()).doesNotContain(System.getenv("PATH"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{url: \"http://a:1\"} | url: ",
        "{url: \"tcp://a\"} | url: ",
        "{url: \"tcp://a:70000\"} | url: tcp://a:70000: a port is 65535 at most",
        "{urll: \"tcp://a:1\"} | urll: unknown key; did you mean 'url'?",
        "{password: hunter2} | password: unknown key",
        "{password-file: none} | password-file: no readable file",
        "{password-env: NO_SUCH_NAME_HERE} | password-env: environment variable NO_SUCH_NAME_HERE"
            + " is not set",
        "{keep-alive-s: 0} | keep-alive-s: 0 is below 1",
        "{ca-file: word} | ca-file: has no use over tcp://",
        "{url: \"ssl://a:1\", ca-file: word} | word holds no certificate; PEM begins with BEGIN"
            + " CERTIFICATE",
        "{url: \"ssl://a:1\", key-file: word} | certificate-file"
      })
  void aWrongSectionIsRefusedWithItsKey(String text, String complaint) throws Exception {
    Files.writeString(folder.resolve("word"), "");
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(complaint)
        .hasMessageStartingWith(folder.resolve("mqtt.yaml") + ": ")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  private MqttSettings read(String text) {
    return MqttSettings.read(ConfigSection.parse(folder.resolve("mqtt.yaml"), text));
  }
}
