package dev.sinew.drivers.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.peer.Await;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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
}
