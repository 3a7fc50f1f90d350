package dev.sinew.drivers.ros.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.peer.Await;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every [RosNode] does, whatever wire it speaks. A class for an implementation extends this
/// one and brings the graph.
public abstract class RosNodeContract {

  private final List<RosNode> nodes = new ArrayList<>();

  public RosNodeContract() {}

  /// A node of the graph under test; closed by the contract.
  ///
  /// @param name as `/talker`
  protected abstract RosNode open(String name) throws Exception;

  /// How many messages may be published one right behind the other without loss.
  protected int burst() {
    return 50;
  }

  protected final RosNode node(String name) throws Exception {
    RosNode node = open(name);
    nodes.add(node);
    return node;
  }

  @AfterEach
  final void closeNodes() {
    nodes.reversed().forEach(RosNode::close);
  }

  protected static MessageType type(RosNode node, String name) {
    return RosTypes.message(name, node.dialect());
  }

  protected static Group word(RosNode node, String text) {
    return new MessageDraft(type(node, "std_msgs/String")).set("data", text).build();
  }

  protected static String word(Group message) {
    return ((Text) message.get("data")).value();
  }

  /// Words that a subscription got, in their order.
  protected static final class Words extends ConcurrentLinkedQueue<String>
      implements MessageListener {

    private static final long serialVersionUID = 1;

    public Words() {}

    @Override
    public void message(Group message, long arrivalNanos) {
      add(word(message));
    }
  }

  protected static Subscription listen(RosNode node, String topic, MessageListener listener)
      throws RosException {
    return node.subscribe(topic, type(node, "std_msgs/String"), listener);
  }

  protected static Publication speak(RosNode node, String topic) throws RosException {
    return node.advertise(topic, type(node, "std_msgs/String"), false);
  }

  @Test
  void whatIsPublishedArrivesAsItWas() throws Exception {
    RosNode talker = node("/talker");
    RosNode hearer = node("/hearer");
    MessageType type = type(talker, "sensor_msgs/JointState");
    ConcurrentLinkedQueue<Group> got = new ConcurrentLinkedQueue<>();
    Publication out = talker.advertise("/joint_states", type, false);
    hearer.subscribe(
        "/joint_states", type(hearer, "sensor_msgs/JointState"), (m, nanos) -> got.add(m));
    Await.until("the subscriber", () -> out.subscribers() == 1);

    out.publish(
        new MessageDraft(type)
            .time("header.stamp", 1_700_000_000_123_456_789L)
            .set("header.frame_id", "Grundgestell ß 基")
            .texts("name", List.of("a", "b"))
            .set("position", 0.1, -2.5)
            .build());

    Await.until("the message", () -> got.size() == 1);
    Group message = got.element();
    assertThat(((Doubles) message.get("position")).values()).containsExactly(0.1, -2.5);
    assertThat(((Doubles) message.get("effort")).values()).isEmpty();
    assertThat(message.get("name")).isEqualTo(new MessageValue.Texts(List.of("a", "b")));
    Group header = (Group) message.get("header");
    assertThat(header.get("frame_id")).isEqualTo(new Text("Grundgestell ß 基"));
    assertThat(((Group) header.get("stamp")).fields().get(1))
        .isEqualTo(new MessageValue.Whole(123_456_789));
  }

  @Test
  void aSubscriberThatWasThereFirstGetsWhatALaterPublisherSays() throws Exception {
    Words words = new Words();
    Subscription in = listen(node("/hearer"), "/late", words);
    assertThat(in.publishers()).isZero();
    RosNode talker = node("/talker");
    Publication out = speak(talker, "/late");
    Await.until("the subscriber", () -> out.subscribers() == 1);

    int count = burst();
    for (int i = 0; i < count; i++) out.publish(word(talker, "w" + i));

    Await.until("all words", () -> words.size() == count);
    assertThat(words).startsWith("w0", "w1", "w2").endsWith("w" + (count - 1));
    Await.until("no trouble", () -> in.trouble().isEmpty());
    assertThat(in.received()).isEqualTo(count);
    assertThat(in.refused()).isZero();
  }

  @Test
  void whoComesLateGetsTheLastMessageOfALatchedTopic() throws Exception {
    RosNode talker = node("/talker");
    Publication out = talker.advertise("/map", type(talker, "std_msgs/String"), true);
    out.publish(word(talker, "old"));
    out.publish(word(talker, "last"));
    Words words = new Words();

    listen(node("/hearer"), "/map", words);

    Await.until("the last word", () -> !words.isEmpty());
    assertThat(words).containsExactly("last");
  }

  @Test
  void everySubscriberGetsEverythingFromEveryPublisher() throws Exception {
    RosNode one = node("/one");
    RosNode two = node("/two");
    Words first = new Words();
    Words second = new Words();
    listen(node("/first"), "/shared", first);
    listen(node("/second"), "/shared", second);
    Publication a = speak(one, "/shared");
    Publication b = speak(two, "/shared");
    Await.until("all subscribers", () -> a.subscribers() == 2 && b.subscribers() == 2);

    int count = burst() / 2;
    for (int i = 0; i < count; i++) {
      a.publish(word(one, "a" + i));
      b.publish(word(two, "b" + i));
    }

    Await.until("all words", () -> first.size() == 2 * count && second.size() == 2 * count);
    assertThat(first.stream().filter(w -> w.startsWith("a")))
        .startsWith("a0", "a1")
        .endsWith("a" + (count - 1));
    assertThat(second).containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void aListenerThatFailsIsCountedAndTheNextMessageStillComes() throws Exception {
    RosNode talker = node("/talker");
    AtomicInteger calls = new AtomicInteger();
    Subscription in =
        listen(
            node("/hearer"),
            "/words",
            (m, nanos) -> {
              if (calls.incrementAndGet() == 1) throw new IllegalStateException("boo");
            });
    Publication out = speak(talker, "/words");
    Await.until("the subscriber", () -> out.subscribers() == 1);

    out.publish(word(talker, "first"));
    out.publish(word(talker, "second"));

    Await.until("both calls", () -> in.refused() == 1 && in.received() == 1);
  }

  @Test
  void aListenerThatHangsHoldsUpNobodyWhoPublishes() throws Exception {
    RosNode talker = node("/talker");
    CountDownLatch hold = new CountDownLatch(1);
    Words words = new Words();
    try {
      listen(
          node("/hanging"),
          "/words",
          (m, nanos) -> {
            try {
              hold.await();
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
          });
      listen(node("/well"), "/words", words);
      Publication out = speak(talker, "/words");
      Await.until("both subscribers", () -> out.subscribers() == 2);
      String big = "x".repeat(100_000);

      for (int i = 0; i < 400; i++) {
        out.publish(word(talker, i + big));
        int sent = i + 1;
        Await.until("the one that is well", () -> words.size() == sent);
      }
    } finally {
      hold.countDown();
    }
  }

  @Test
  void aPublicationThatWasClosedIsGone() throws Exception {
    RosNode talker = node("/talker");
    Words words = new Words();
    Subscription in = listen(node("/hearer"), "/words", words);
    Publication out = speak(talker, "/words");
    Await.until("the subscriber", () -> out.subscribers() == 1);

    out.close();

    Await.until("nobody to listen to", () -> in.publishers() == 0);
    Await.until("its trouble", () -> in.trouble().equals("nobody publishes /words"));
    assertThatThrownBy(() -> out.publish(word(talker, "late"))).isInstanceOf(RosException.class);
    Publication again = speak(talker, "/words");
    Await.until("the subscriber again", () -> again.subscribers() == 1);
    again.publish(word(talker, "again"));
    Await.until("the word", () -> words.contains("again"));
  }

  @Test
  void aSubscriptionThatWasClosedHearsNothingMore() throws Exception {
    RosNode talker = node("/talker");
    RosNode hearer = node("/hearer");
    Words words = new Words();
    Subscription in = listen(hearer, "/words", words);
    Publication out = speak(talker, "/words");
    Await.until("the subscriber", () -> out.subscribers() == 1);

    in.close();

    Await.until("nobody listening", () -> out.subscribers() == 0);
    out.publish(word(talker, "lost"));
    Words later = new Words();
    listen(hearer, "/words", later);
    Await.until("the second subscription", () -> out.subscribers() == 1);
    out.publish(word(talker, "heard"));
    Await.until("the word", () -> later.contains("heard"));
    assertThat(words).isEmpty();
  }

  @Test
  void twoSubscriptionsOfOneNodeBothHear() throws Exception {
    RosNode talker = node("/talker");
    RosNode hearer = node("/hearer");
    Words first = new Words();
    Words second = new Words();
    Subscription one = listen(hearer, "/words", first);
    listen(hearer, "/words", second);
    Publication out = speak(talker, "/words");
    Await.until("a subscriber", () -> out.subscribers() >= 1);
    Await.until(
        "the word twice",
        () -> {
          out.publish(word(talker, "w"));
          return !first.isEmpty() && !second.isEmpty();
        });

    one.close();
    second.clear();

    Await.until(
        "the other one still hears",
        () -> {
          out.publish(word(talker, "w"));
          return !second.isEmpty();
        });
  }

  @Test
  void aMessageOfAnotherTypeIsNotPublished() throws Exception {
    RosNode talker = node("/talker");
    Publication out = speak(talker, "/words");
    Group joy = new MessageDraft(type(talker, "sensor_msgs/Joy")).build();

    assertThatThrownBy(() -> out.publish(joy))
        .isInstanceOf(RosException.class)
        .hasMessageContaining("/words")
        .hasMessageContaining("sensor_msgs/Joy")
        .hasMessageContaining("std_msgs/String");
  }

  @Test
  void topicsAreListedWithTheirTypes() throws Exception {
    RosNode talker = node("/talker");
    speak(talker, "/words");

    RosNode asker = node("/asker");
    Await.until(
        "the topic", () -> asker.topics().contains(new TopicInfo("/words", "std_msgs/String")));
  }

  @Test
  void parametersComeBackAsTheyWereSet() throws Exception {
    RosNode node = node("/keeper");
    Map<String, Object> values =
        Map.of(
            "truth",
            true,
            "count",
            -42L,
            "gain",
            1.5e-3,
            "text",
            "a <b> & \"c\" ü\n2",
            "list",
            List.of(1L, "two", 3.0, List.of(false)),
            "tree",
            Map.of("p", 1L, "q", Map.of("r", "s")));
    for (Map.Entry<String, Object> value : values.entrySet())
      node.setParameter("/sinew_test/" + value.getKey(), value.getValue());

    RosNode reader = node("/reader");
    for (Map.Entry<String, Object> value : values.entrySet())
      assertThat(reader.parameter("/sinew_test/" + value.getKey())).contains(value.getValue());
    assertThat(node.parameter("/sinew_test/nothing")).isEmpty();
  }

  @Test
  void aServiceThatNobodyOffersIsNamed() throws Exception {
    RosNode node = node("/asker");
    ServiceType trigger = RosTypes.service("std_srvs/Trigger", node.dialect());
    Group request = new MessageDraft(trigger.request()).build();

    assertThatThrownBy(() -> node.call("/no/such/service", trigger, request, 2_000_000_000L))
        .isInstanceOf(RosException.class)
        .hasMessageContaining("/no/such/service");
  }

  @Test
  void aNodeThatWasClosedSaysSoAndClosesTwice() throws Exception {
    RosNode node = node("/gone");
    Publication out = speak(node, "/words");
    node.close();
    node.close();
    out.close();

    assertThatThrownBy(() -> speak(node, "/more")).isInstanceOf(RosException.class);
    assertThatThrownBy(node::topics).isInstanceOf(RosException.class);
  }
}
