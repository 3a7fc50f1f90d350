package dev.sinew.drivers.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.peer.Peer;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS with certificates that `openssl` makes for the test: an authority, a broker of this machine,
/// a client.
class MqttTlsTest {

  private static final String TLS =
      "cafile FOLDER/ca.pem\ncertfile FOLDER/server.pem\nkeyfile FOLDER/server.key\n"
          + "allow_anonymous true";

  @TempDir Path folder;

  private final Clock clock = new MonotonicClock();

  @BeforeEach
  void makeCertificates() throws Exception {
    Path openssl = Peer.find("openssl", "apt install openssl");
    authority(openssl, "ca");
    authority(openssl, "stranger");
    certificate(openssl, "server", "subjectAltName=IP:127.0.0.1");
    certificate(openssl, "client", "subjectAltName=DNS:client");
  }

  private void authority(Path openssl, String name) throws Exception {
    call(
        openssl,
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=" + name,
        "-keyout",
        name + ".key",
        "-out",
        name + ".pem");
  }

  private void certificate(Path openssl, String name, String extension) throws Exception {
    Files.writeString(folder.resolve(name + ".ext"), extension);
    call(
        openssl,
        "req",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=" + name,
        "-keyout",
        name + ".key",
        "-out",
        name + ".csr");
    call(
        openssl,
        "x509",
        "-req",
        "-days",
        "2",
        "-in",
        name + ".csr",
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-extfile",
        name + ".ext",
        "-out",
        name + ".pem");
  }

  private void call(Path program, String... words) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of(words));
    command.addFirst(program.toString());
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.log").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("openssl.log"))).isZero();
  }

  @Test
  void aBrokerThatTheAuthorityVouchesForIsTalkedTo() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (Broker broker = new Broker(folder, TLS);
        MqttSession session = open(broker, "127.0.0.1", "ca-file: ca.pem")) {
      session.subscribe("echo", 1, m -> heard.add(m.text()));
      Await.until("the connection", session::connected);
      session.publish("echo", OutgoingMessage.event("encrypted"));
      Await.until("the echo", () -> heard.equals(List.of("encrypted")));
    }
  }

  @Test
  void aBrokerThatAStrangerVouchesForIsRefused() throws Exception {
    try (Broker broker = new Broker(folder, TLS);
        MqttSession session = open(broker, "127.0.0.1", "ca-file: stranger.pem")) {
      Await.until("the refusal", () -> session.trouble().contains("TLS failed: "));
      assertThat(session.connected()).isFalse();
    }
  }

  @Test
  void theJvmsAuthoritiesDoNotVouchForIt() throws Exception {
    try (Broker broker = new Broker(folder, TLS);
        MqttSession session = open(broker, "127.0.0.1")) {
      Await.until("the refusal", () -> session.trouble().contains("TLS failed: "));
    }
  }

  /// The certificate is for 127.0.0.1, not for the name.
  @Test
  void aBrokerOfAnotherNameIsRefused() throws Exception {
    try (Broker broker = new Broker(folder, TLS);
        MqttSession session = open(broker, "localhost", "ca-file: ca.pem")) {
      Await.until("the refusal", () -> session.trouble().contains("TLS failed: "));
      assertThat(session.connected()).isFalse();
    }
  }

  @Test
  void aBrokerThatWantsACertificateGetsOurs() throws Exception {
    try (Broker broker = new Broker(folder, TLS, "require_certificate true")) {
      try (MqttSession session = open(broker, "127.0.0.1", "ca-file: ca.pem")) {
        Await.until("the refusal", () -> !session.trouble().contains("not connected yet"));
        assertThat(session.connected()).isFalse();
      }
      try (MqttSession session =
          open(
              broker,
              "127.0.0.1",
              "ca-file: ca.pem",
              "certificate-file: client.pem",
              "key-file: client.key")) {
        Await.until("the connection", session::connected);
      }
    }
  }

  @Test
  void aKeyThatIsNoneIsNamedWithWhatWouldBeRight() {
    String text =
        "{url: \"ssl://127.0.0.1:1\", certificate-file: client.pem, key-file: client.csr}";
    assertThatThrownBy(() -> MqttSettings.read(ConfigSection.parse(folder.resolve("x.yaml"), text)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("client.csr holds no PKCS #8 key; convert with: openssl pkcs8");
  }

  private MqttSession open(Broker broker, String host, String... more) {
    String url = "url: \"ssl://%s:%d\"".formatted(host, broker.port());
    String text = "{" + url + (more.length == 0 ? "" : ", ") + String.join(", ", more) + "}";
    return MqttSession.open(
        MqttSettings.read(ConfigSection.parse(folder.resolve("mqtt.yaml"), text)), clock);
  }
}
