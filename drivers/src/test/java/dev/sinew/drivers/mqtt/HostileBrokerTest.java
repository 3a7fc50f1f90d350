package dev.sinew.drivers.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.peer.Await;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What listens at the port need not be a broker.
class HostileBrokerTest {

  /// CONNACK, no session, success, no properties: MQTT 5.0, section 3.2.
  private static final byte[] WELCOME = {0x20, 3, 0, 0, 0};

  private final Clock clock = new MonotonicClock();
  private final AtomicInteger calls = new AtomicInteger();

  private interface Talk {
    void with(Socket client, int call) throws IOException;
  }

  /// Talks to everybody who calls.
  private final class Impostor implements AutoCloseable {

    private final ServerSocket ear = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> held = new CopyOnWriteArrayList<>();

    Impostor(Talk talk) throws IOException {
      Thread.ofPlatform().daemon().start(() -> serve(talk));
    }

    private void serve(Talk talk) {
      while (!ear.isClosed()) {
        try {
          Socket client = ear.accept();
          held.add(client);
          talk.with(client, calls.incrementAndGet());
        } catch (IOException e) {
          continue; // the client hung up, or the test is over
        }
      }
    }

    String url() {
      return "tcp://127.0.0.1:" + ear.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      ear.close();
      for (Socket socket : held) socket.close();
    }
  }

  @Test
  void whoeverTakesTheCallAndSaysNothingIsGivenUp() throws Exception {
    try (Impostor mute = new Impostor((client, call) -> {});
        MqttSession session = MqttSession.open(Broker.settings("x", mute.url()), clock)) {
      Await.until("another attempt", () -> calls.get() >= 2);
      assertThat(session.trouble())
          .isEqualTo("MQTT broker " + mute.url() + ": no answer from the broker");
      assertThat(session.connected()).isFalse();
    }
  }

  @Test
  void whoeverHangsUpIsCalledAgain() throws Exception {
    try (Impostor rude = new Impostor((client, call) -> client.close());
        MqttSession session = MqttSession.open(Broker.settings("x", rude.url()), clock)) {
      Await.until("three calls", () -> calls.get() >= 3);
      assertThat(session.trouble()).startsWith("MQTT broker " + rude.url() + ": ");
      assertThat(session.trouble().lines()).hasSize(1);
    }
  }

  /// Nonsense at once, or after a welcome; lengths up to 5 kB.
  @Test
  void nonsenseEndsTheConnectionAndNothingElse() throws Exception {
    Random random = new Random(20251121);
    List<String> heard = new CopyOnWriteArrayList<>();
    Talk nonsense =
        (client, call) -> {
          byte[] bytes = new byte[random.nextInt(5000)];
          random.nextBytes(bytes);
          if (call % 2 == 0) client.getOutputStream().write(WELCOME);
          client.getOutputStream().write(bytes);
          client.shutdownOutput();
        };
    try (Impostor mad = new Impostor(nonsense);
        MqttSession session = MqttSession.open(Broker.settings("x", mad.url()), clock)) {
      session.subscribe("#", 0, m -> heard.add(m.topic()));
      Await.until("five calls", () -> calls.get() >= 5);
      assertThat(session.trouble().lines()).hasSize(1);
      assertThat(session.publish("t", OutgoingMessage.event("x"))).isTrue();
    }
    Await.until("no thread is left", () -> threads() == 0);
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("MQTT "))
        .count();
  }
}
