package dev.sinew.drivers.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.retry.Backoff;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MqttSessionTest {

  private final FakeWire.Network network = new FakeWire.Network();
  private final Clock clock = new MonotonicClock();

  @Test
  void whileThereIsNoConnectionStreamsAreRefusedAndEventsWait() throws Exception {
    network.answer = new CountDownLatch(1);
    try (MqttSession session = session()) {
      assertThat(session.connected()).isFalse();
      assertThat(session.trouble()).isEqualTo("broker: not connected yet");
      assertThat(session.publish("t", stream("a"))).isFalse();
      assertThat(session.publish("t", event("b"))).isTrue();
      network.answer.countDown();
      Await.until("the event", () -> network.newest().texts().equals(List.of("t b")));
      assertThat(session.counters().droppedStreams()).isEqualTo(1);
      assertThat(session.trouble()).isEmpty();
    }
  }

  @Test
  void aBrokerThatIsNotThereIsAskedAgainUntilItIs() throws Exception {
    network.reachable = false;
    try (MqttSession session = session()) {
      Await.until("three attempts", () -> network.wires.size() >= 3);
      assertThat(session.trouble()).isEqualTo("broker: nobody there");
      network.reachable = true;
      Await.until("a connection", session::connected);
      assertThat(session.trouble()).isEmpty();
      assertThat(session.counters().losses()).isZero();
    }
  }

  @Test
  void everyConnectionIsToldTheSubscriptionsAndTheNewestAnnouncements() throws Exception {
    try (MqttSession session = session(Optional.of(new Presence("here")))) {
      session.subscribe("a/#", 1, m -> {});
      session.announce("state", event("1"));
      Await.until("both said", () -> network.newest().sent.size() == 2);
      session.announce("state", event("2"));
      Await.until("the newer", () -> network.newest().sent.size() == 3);
      session.subscribe("b", 0, m -> {});
      Await.until("the later one", () -> network.newest().subscriptions.size() == 2);
      network.newest().lose("gone");
      Await.until("another wire", () -> network.wires.size() == 2 && session.connected());
      Await.until("both again", () -> network.newest().sent.size() == 2);
      assertThat(network.newest().texts()).containsExactlyInAnyOrder("here online", "state 2");
      assertThat(network.newest().subscriptions).containsExactly("a/# 1", "b 0");
      assertThat(session.counters().losses()).isEqualTo(1);
    }
  }

  @Test
  void aStalledWireGetsEightStreamMessagesAndTheOldestOfTheOthersGo() throws Exception {
    network.confirming = false;
    try (MqttSession session = session()) {
      Await.until("a connection", session::connected);
      for (int i = 0; i < SessionDesk.IN_FLIGHT; i++) session.publish("t", stream("first"));
      Await.until("the wire is full", () -> network.newest().sent.size() == 8);
      for (int i = 0; i < Outbox.MOST + 50; i++)
        assertThat(session.publish("t", stream("" + i))).isTrue();
      assertThat(session.counters().droppedStreams()).isEqualTo(50);
      assertThat(session.publish("e", event("overtakes"))).isTrue();
      Await.until("the event", () -> network.newest().sent.size() == 9);
      network.confirming = true;
      network.newest().confirmAll();
      Await.until("the rest", () -> network.newest().sent.size() == 9 + Outbox.MOST);
      assertThat(network.newest().texts().get(9)).isEqualTo("t 50");
    }
  }

  @Test
  void eventsFindNoRoomWhenTooManyWait() throws Exception {
    network.answer = new CountDownLatch(1);
    try (MqttSession session = session()) {
      for (int i = 0; i < Outbox.MOST; i++) assertThat(session.publish("t", event("a"))).isTrue();
      assertThat(session.publish("t", event("b"))).isFalse();
      assertThat(session.counters().refusedEvents()).isEqualTo(1);
      network.answer.countDown();
    }
  }

  @Test
  void eventsThatTheBrokerDidNotConfirmAreSentAgainInTheirOrder() throws Exception {
    network.confirming = false;
    try (MqttSession session = session()) {
      Await.until("a connection", session::connected);
      for (String text : List.of("1", "2", "3")) session.publish("t", event(text));
      Await.until("three sent", () -> network.newest().sent.size() == 3);
      network.confirming = true;
      network.newest().lose("gone");
      Await.until("three again", () -> network.wires.size() == 2 && sent() == 3);
      assertThat(network.newest().texts()).containsExactly("t 1", "t 2", "t 3");
      Await.until("their confirmation", () -> session.counters().sent() == 3);
    }
  }

  private int sent() {
    return network.newest().sent.size();
  }

  @Test
  void aWireThatIsBusyGetsTheMessagesLater() throws Exception {
    network.busy = true;
    try (MqttSession session = session()) {
      Await.until("a connection", session::connected);
      session.publish("t", event("1"));
      session.publish("t", stream("2"));
      Await.until("it was asked", () -> network.refused.get() > 1);
      network.busy = false;
      Await.until("both", () -> network.newest().texts().equals(List.of("t 1", "t 2")));
    }
  }

  @Test
  void aMessageWhoseLifeEndedInTheQueueIsNotSent() throws Exception {
    network.confirming = false;
    try (MqttSession session = session()) {
      Await.until("a connection", session::connected);
      for (int i = 0; i < 8; i++) session.publish("t", stream("ahead"));
      Await.until("the wire is full", () -> network.newest().sent.size() == 8);
      session.publish("t", stream("short"), 1);
      network.newest().confirmAll();
      Await.until("it is given up", () -> session.counters().expired() == 1);
      assertThat(network.newest().sent).hasSize(8);
    }
  }

  @Test
  void aHandlerThatThrowsIsCountedAndNamedAndTheNextMessageStillHeard() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (MqttSession session = session()) {
      session.subscribe(
          "a/+",
          0,
          m -> {
            heard.add(m.text());
            if (m.text().equals("bad")) throw new IllegalStateException("no\nsuch thing");
          });
      Await.until("a connection", session::connected);
      network.newest().deliver("a/b", "bad");
      network.newest().deliver("a/b", "good");
      network.newest().deliver("other", "unheard");
      assertThat(heard).containsExactly("bad", "good");
      assertThat(session.counters().failedHandlers()).isEqualTo(1);
      assertThat(session.counters().received()).isEqualTo(3);
      assertThat(session.trouble())
          .isEqualTo("handler of a/+ failed: java.lang.IllegalStateException: no?such thing");
    }
  }

  @Test
  void aHandlerMayPublish() throws Exception {
    try (MqttSession session = session()) {
      session.subscribe("ask", 1, m -> session.publish("tell", event("answer")));
      Await.until("a connection", session::connected);
      network.newest().deliver("ask", "?");
      Await.until("the answer", () -> network.newest().texts().equals(List.of("tell answer")));
    }
  }

  @Test
  void whatAnOldWireSaysLateMeansNothing() throws Exception {
    List<String> heard = new ArrayList<>();
    try (MqttSession session = session()) {
      session.subscribe("a", 0, m -> heard.add(m.text()));
      Await.until("a connection", session::connected);
      FakeWire old = network.newest();
      old.lose("gone");
      Await.until("another", () -> network.wires.size() == 2 && session.connected());
      old.deliver("a", "late");
      old.lose("again");
      assertThat(heard).isEmpty();
      assertThat(session.connected()).isTrue();
    }
  }

  @Test
  void aRefusedSubscriptionIsNamedAndTheConnectionUsed() throws Exception {
    try (MqttSession session = session()) {
      session.subscribe("secret/x", 1, m -> {});
      session.subscribe("open", 0, m -> {});
      Await.until("the second", () -> !network.newest().subscriptions.isEmpty());
      Await.until("a connection", session::connected);
      assertThat(session.trouble()).isEqualTo("broker: subscription of secret/x: not permitted");
    }
  }

  @Test
  void closingSendsWhatWaitsAndSaysOfflineLast() throws Exception {
    MqttSession session = session(Optional.of(new Presence("here")));
    Await.until("a connection", session::connected);
    for (int i = 0; i < 100; i++) session.publish("t", event("" + i));
    session.close();
    assertThat(network.newest().sent).hasSizeGreaterThanOrEqualTo(102);
    assertThat(network.newest().texts()).contains("t 99", "here offline");
    assertThat(network.newest().alive()).isFalse();
  }

  @Test
  void closingEndsAWireThatGetsNoAnswer() throws Exception {
    network.answer = new CountDownLatch(1);
    MqttSession session = session();
    session.close();
    assertThat(network.wires).hasSize(1);
    assertThat(session.trouble()).startsWith("broker: ");
  }

  @Test
  void whatIsNoTopicOrTooLargeIsNotTaken() throws Exception {
    try (MqttSession session = session()) {
      for (String topic : List.of("", "a/+", "a/#", "a\0b", "x".repeat(2000)))
        assertThat(session.publish(topic, event("a"))).isFalse();
      assertThat(session.publish("t", OutgoingMessage.event(new byte[(1 << 20) + 1]))).isFalse();
      assertThatThrownBy(() -> session.subscribe("a/#/b", 0, m -> {}))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> session.subscribe("a", 2, m -> {}))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> event("a").expiringAfter(-1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theWaitBeforeTheNextAttemptGrowsToFiveSeconds() {
    Backoff backoff = new Backoff(SessionThread.FIRST_WAIT_NANOS, SessionThread.LONGEST_WAIT_NANOS);
    List<Long> waits = IntStream.range(0, 8).mapToObj(i -> backoff.next() / 1_000_000).toList();
    assertThat(waits).containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
    backoff.reset();
    assertThat(backoff.next()).isEqualTo(100_000_000);
  }

  private MqttSession session() throws Exception {
    return session(Optional.empty());
  }

  private MqttSession session(Optional<Presence> presence) throws Exception {
    MqttSession session = MqttSession.over("broker", network::open, presence, clock);
    Await.until("an attempt", () -> !network.wires.isEmpty());
    return session;
  }

  private static OutgoingMessage stream(String text) {
    return OutgoingMessage.stream(text.getBytes());
  }

  private static OutgoingMessage event(String text) {
    return OutgoingMessage.event(text);
  }
}
