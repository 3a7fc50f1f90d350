package dev.sinew.drivers.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.peer.Peer;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sessions and the broker that most people use.
class MosquittoTest {

  @TempDir Path folder;

  private final Clock clock = new MonotonicClock();
  private final List<IncomingMessage> heard = new CopyOnWriteArrayList<>();

  @Test
  void everythingThatAMessageCarriesArrives() throws Exception {
    try (Broker broker = new Broker(folder);
        MqttSession ear = MqttSession.open(broker.settings("ear"), clock);
        MqttSession mouth = MqttSession.open(broker.settings("mouth"), clock)) {
      ear.subscribe("cell/+/say", 1, heard::add);
      Await.until("both", () -> ear.connected() && mouth.connected());
      long before = clock.nanos();
      OutgoingMessage message =
          OutgoingMessage.event("hello".getBytes(UTF_8))
              .as("application/json")
              .expiringAfter(30)
              .with("seq", "7")
              .with("umlaut", "ü")
              .answeredAt("cell/answer", new byte[] {1, 0, 2});
      assertThat(mouth.publish("cell/a/say", message)).isTrue();
      Await.until("the message", () -> heard.size() == 1);
      IncomingMessage got = heard.getFirst();
      assertThat(got.topic()).isEqualTo("cell/a/say");
      assertThat(got.text()).isEqualTo("hello");
      assertThat(got.contentType()).isEqualTo("application/json");
      assertThat(got.expirySeconds()).isBetween(29L, 30L);
      assertThat(got.userProperties()).isEqualTo(Map.of("seq", "7", "umlaut", "ü"));
      assertThat(got.responseTopic()).isEqualTo("cell/answer");
      assertThat(got.correlation()).containsExactly(1, 0, 2);
      assertThat(got.qos()).isEqualTo(1);
      assertThat(got.retained()).isFalse();
      assertThat(got.arrivalNanos()).isBetween(before, clock.nanos());
      assertThat(mouth.trouble()).isEmpty();
    }
  }

  @Test
  void aKilledBrokerIsFoundAgainWithSubscriptionsAndAnnouncements() throws Exception {
    try (Broker broker = new Broker(folder);
        MqttSession session =
            MqttSession.open(broker.settings("cell"), new Presence("cell/connection"), clock)) {
      session.subscribe("cell/command", 1, heard::add);
      session.announce("cell/birth", OutgoingMessage.event("born").keptByBroker());
      Await.until("the connection", session::connected);
      broker.kill();
      Await.until("the loss", () -> !session.connected());
      assertThat(session.trouble()).startsWith("MQTT broker " + broker.url() + ": ");
      assertThat(session.publish("cell/stream", OutgoingMessage.stream(new byte[1]))).isFalse();
      assertThat(session.publish("cell/command", OutgoingMessage.event("late"))).isTrue();
      broker.start();
      Await.until("the event of before", () -> heard.size() == 1);
      assertThat(heard.getFirst().text()).isEqualTo("late");
      assertThat(broker.seen("cell/birth", 1, "%p %r")).isEqualTo("born 1");
      assertThat(broker.seen("cell/connection", 1, "%p %r %q")).isEqualTo("online 1 1");
      assertThat(session.counters().connections()).isEqualTo(2);
      assertThat(session.counters().losses()).isEqualTo(1);
      assertThat(session.trouble()).isEmpty();
    }
  }

  @Test
  void aPauseOfTheBrokerLongerThanTheKeepAliveIsALoss() throws Exception {
    try (Broker broker = new Broker(folder);
        MqttSession session = MqttSession.open(broker.settings("cell"), clock)) {
      session.subscribe("cell/back", 0, heard::add);
      Await.until("the connection", session::connected);
      broker.signal("STOP");
      int refused = 0;
      while (session.connected()) {
        if (!session.publish("cell/back", OutgoingMessage.stream(new byte[1000]))) refused++;
        clock.sleepUntil(clock.nanos() + 1_000_000);
      }
      assertThat(session.trouble()).startsWith("MQTT broker " + broker.url() + ": ");
      assertThat(session.publish("cell/back", OutgoingMessage.stream(new byte[1]))).isFalse();
      assertThat(refused).isLessThanOrEqualTo(1);
      broker.signal("CONT");
      Await.until("the connection", session::connected);
    }
  }

  @Test
  void connectionsThatEndedLeaveNoThreads() throws Exception {
    try (Broker broker = new Broker(folder);
        MqttSession session = MqttSession.open(broker.settings("threads"), clock)) {
      for (int i = 1; i <= 3; i++) {
        int connections = i;
        Await.until("a connection", () -> session.counters().connections() == connections);
        broker.kill();
        Await.until("its loss", () -> !session.connected());
        broker.start();
      }
      Await.until("the last connection", session::connected);
      Await.until("three threads and the one that asks", () -> threadsOf("threads") <= 4);
    }
    Await.until("none", () -> threadsOf("threads") == 0);
  }

  /// The client's library gives its threads names that end with the client-id.
  private static long threadsOf(String clientId) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().endsWith(": " + clientId))
        .count();
  }

  @Test
  void aFloodOfOurOwnIsBoundedAndCounted() throws Exception {
    try (Broker broker = new Broker(folder);
        MqttSession session = MqttSession.open(broker.settings("cell"), clock)) {
      Await.until("the connection", session::connected);
      int count = 50_000;
      for (int i = 0; i < count; i++)
        assertThat(session.publish("cell/x", OutgoingMessage.stream(new byte[2000]))).isTrue();
      Await.until("the end", () -> counted(session) == count);
      assertThat(session.counters().droppedStreams()).isPositive();
      assertThat(session.connected()).isTrue();
    }
  }

  private static long counted(MqttSession session) {
    MqttCounters counters = session.counters();
    return counters.sent() + counters.droppedStreams();
  }

  @Test
  void pahosPythonClientSeesWhoIsThereWhoLeftAndWhoWasLost() throws Exception {
    String python = Peer.systemPython("paho.mqtt.client", "apt install python3-paho-mqtt");
    try (Broker broker = new Broker(folder);
        Relay relay = new Relay(broker.port());
        Peer witness =
            Peer.start(
                Map.of(), python, Peer.script("mqtt_witness.py"), broker.port(), "+/connection")) {
      witness.lineWith("listening");
      MqttSession leaving =
          MqttSession.open(broker.settings("a"), new Presence("a/connection"), clock);
      witness.lineWith("a/connection online");
      leaving.close();
      witness.lineWith("a/connection offline");
      MqttSettings far = Broker.settings("b", relay.url());
      try (MqttSession losing = MqttSession.open(far, new Presence("b/connection"), clock)) {
        witness.lineWith("b/connection online");
        relay.cut();
        witness.lineWith("b/connection lost");
        witness.lineWith("b/connection online");
        assertThat(losing.counters().losses()).isEqualTo(1);
      }
    }
  }

  @Test
  void anExpiredMessageIsNotDelivered() throws Exception {
    Path sub = Peer.find("mosquitto_sub", "apt install mosquitto-clients");
    try (Broker broker = new Broker(folder);
        MqttSession session = MqttSession.open(broker.settings("cell"), clock)) {
      Object[] subscribe = {
        sub,
        "-V",
        "5",
        "-p",
        broker.port(),
        "-t",
        "cell/late",
        "-q",
        1,
        "-c",
        "-i",
        "sleeper",
        "-W",
        20
      };
      try (Peer first = Peer.start(Map.of(), plus(subscribe, "-E", "-d"))) {
        first.lineWith("SUBACK");
        Await.until("it left", () -> !first.isAlive());
      }
      Await.until("the connection", session::connected);
      session.publish("cell/late", OutgoingMessage.event("expired").expiringAfter(1));
      session.publish("cell/late", OutgoingMessage.event("lasting").expiringAfter(60));
      Await.until("the confirmation", () -> session.counters().sent() == 2);
      clock.sleepUntil(clock.nanos() + 2_100_000_000L);
      try (Peer again = Peer.start(Map.of(), plus(subscribe, "-C", 1))) {
        assertThat(again.lineWith("")).isEqualTo("lasting");
      }
    }
  }

  private static Object[] plus(Object[] words, Object... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray();
  }

  @Test
  void whoeverHasNoOrAWrongPasswordIsRefusedAndTheWordIsNeverSaid() throws Exception {
    Path tool = Peer.find("mosquitto_passwd", "apt install mosquitto");
    Path words = folder.resolve("passwd");
    new ProcessBuilder(tool.toString(), "-c", "-b", words.toString(), "me", "s3cret")
        .start()
        .waitFor();
    Files.writeString(folder.resolve("right"), "s3cret\n");
    Files.writeString(folder.resolve("wrong"), "gue55\n");
    try (Broker broker =
        new Broker(folder, "allow_anonymous false", "password_file FOLDER/passwd")) {
      try (MqttSession session = MqttSession.open(broker.settings("nobody"), clock)) {
        Await.until("the refusal", () -> session.trouble().contains("does not permit"));
      }
      String section = "{url: \"%s\", user: me, password-file: %s}";
      try (MqttSession session = MqttSession.open(read(section, broker.url(), "wrong"), clock)) {
        Await.until("the refusal", () -> session.trouble().contains("does not permit"));
        assertThat(session.trouble()).doesNotContain("gue55");
        assertThat(session.connected()).isFalse();
        assertThat(session.publish("x", OutgoingMessage.stream(new byte[1]))).isFalse();
      }
      try (MqttSession session = MqttSession.open(read(section, broker.url(), "right"), clock)) {
        Await.until("the connection", session::connected);
        assertThat(session.trouble()).isEmpty();
      }
    }
  }

  private MqttSettings read(String format, Object... values) {
    return MqttSettings.read(
        ConfigSection.parse(folder.resolve("mqtt.yaml"), format.formatted(values)));
  }
}
