package dev.sinew.drivers.ros.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.drivers.ros.node.ServiceType;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.drivers.ros.node.TopicInfo;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import dev.sinew.runtime.rosmsg.MessageValue.Whole;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class RosBridgeNodeTest {

  private static final MonotonicClock CLOCK = new MonotonicClock();
  private static final MessageType JOINTS =
      RosTypes.message("sensor_msgs/JointState", Dialect.ROS1);
  private static final MessageType STRING = RosTypes.message("std_msgs/String", Dialect.ROS1);
  private static final long SECOND = 1_000_000_000;

  private final BlockingQueue<Group> got = new LinkedBlockingQueue<>();
  private StubBridge stub;
  private RosBridgeNode node;

  @BeforeEach
  void connect() throws Exception {
    stub = new StubBridge();
    node = RosBridgeNode.connect(BridgeSettings.of(stub.address(), Dialect.ROS1), CLOCK);
  }

  @AfterEach
  void close() throws Exception {
    node.close();
    stub.close();
  }

  private static Group text(String text) {
    return new MessageDraft(STRING).set("data", text).build();
  }

  private String nextText() throws InterruptedException {
    return ((Text) got.take().get("data")).value();
  }

  @Test
  void whatOneNodePublishesTheOtherGets() throws Exception {
    try (RosBridgeNode other =
        RosBridgeNode.connect(BridgeSettings.of(stub.address(), Dialect.ROS1), CLOCK)) {
      Subscription subscription = other.subscribe("/joints", JOINTS, (m, at) -> got.add(m));
      stub.heard("subscribe");
      Publication publication = node.advertise("/joints", JOINTS, false);
      Group sent =
          new MessageDraft(JOINTS)
              .time("header.stamp", 5_000_000_006L)
              .texts("name", List.of("a", "ö\"\\\n"))
              .set("position", 1.5, Double.NaN, Double.NEGATIVE_INFINITY)
              .build();
      publication.publish(sent);
      Group message = got.take();
      assertThat(message.get("name")).isEqualTo(sent.get("name"));
      assertThat(message.get("header")).isEqualTo(sent.get("header"));
      assertThat(((Doubles) message.get("position")).values())
          .containsExactly(1.5, Double.NaN, Double.NEGATIVE_INFINITY);
      Await.until("the counts", () -> subscription.publishers() == 1);
      Await.until("the counts", () -> publication.subscribers() == 1);
      assertThat(subscription.received()).isEqualTo(1);
      assertThat(subscription.trouble()).isEmpty();
    }
  }

  @Test
  void theServerIsToldTypeRateQueueAndCompression() throws Exception {
    node.close();
    node =
        RosBridgeNode.connect(
            new BridgeSettings(
                stub.address(),
                Dialect.ROS2,
                Compression.CBOR,
                20,
                3,
                1 << 20,
                Optional.empty(),
                Optional.empty()),
            CLOCK);
    MessageType joints = RosTypes.message("sensor_msgs/JointState", Dialect.ROS2);
    node.subscribe("/joints", joints, (m, at) -> {});
    JsonNode frame = stub.heard("subscribe");
    assertThat(frame.get("type").asString()).isEqualTo("sensor_msgs/msg/JointState");
    assertThat(frame.get("throttle_rate").asInt()).isEqualTo(20);
    assertThat(frame.get("queue_length").asInt()).isEqualTo(3);
    assertThat(frame.get("compression").asString()).isEqualTo("cbor");
    node.advertise("/out", joints, true);
    assertThat(stub.heard("advertise").get("latch").asBoolean()).isTrue();
  }

  @Test
  void aServiceAnswersRefusesOrIsTooLate() throws Exception {
    ServiceType sum =
        new ServiceType(
            "test/Sum",
            MessageType.parse("test/SumRequest", "int64 a\nint64 b", Dialect.ROS1),
            MessageType.parse("test/SumResponse", "int64 sum", Dialect.ROS1));
    Group request = new Group(sum.request(), List.of(new Whole(2), new Whole(40)));
    Group answer = node.call("/add_two_ints", sum, request, 10 * SECOND);
    assertThat(answer.get("sum")).isEqualTo(new Whole(42));
    assertThatThrownBy(() -> node.call("/nothing", sum, request, 10 * SECOND))
        .isInstanceOf(RosException.class)
        .hasMessage("service /nothing refuses: Service /nothing does not exist");
    stub.mute("/add_two_ints");
    assertThatThrownBy(() -> node.call("/add_two_ints", sum, request, SECOND / 10))
        .isInstanceOf(RosException.class)
        .hasMessage("service /add_two_ints did not answer within 0.1 s");
  }

  @Test
  void parametersKeepTheirTypes() throws Exception {
    Object value = Map.of("gains", List.of(1L, 2.5, true, "ä\"b"));
    node.setParameter("/arm", value);
    assertThat(node.parameter("/arm")).contains(value);
    assertThat(node.parameter("/nothing")).isEmpty();
    assertThatThrownBy(() -> node.setParameter("/arm", Double.NaN))
        .isInstanceOf(RosException.class)
        .hasMessageContaining("/arm");
  }

  @Test
  void onlyPublishedTopicsAreListed() throws Exception {
    node.subscribe("/in", STRING, (m, at) -> {});
    node.advertise("/out", STRING, false);
    stub.heard("advertise");
    assertThat(node.topics()).containsExactly(new TopicInfo("/out", "std_msgs/String"));
  }

  @Test
  void aTopicOfAnotherTypeIsNamed() throws Exception {
    node.advertise("/joints", JOINTS, false);
    Subscription wrong = node.subscribe("/joints", STRING, (m, at) -> got.add(m));
    Await.until("trouble", () -> wrong.trouble().contains("is of type"));
    assertThat(wrong.trouble())
        .isEqualTo("topic /joints is of type sensor_msgs/JointState, not std_msgs/String");
  }

  @Test
  void nobodyPublishesUntilSomebodyDoes() throws Exception {
    Subscription subscription = node.subscribe("/text", STRING, (m, at) -> {});
    assertThat(subscription.trouble()).isEqualTo("nobody publishes /text");
    node.advertise("/text", STRING, false);
    Await.until("a publisher", () -> subscription.trouble().isEmpty());
  }

  @Test
  void afterANewLinkEverythingIsAskedForAgain() throws Exception {
    Subscription subscription = node.subscribe("/text", STRING, (m, at) -> got.add(m));
    Publication latched = node.advertise("/text", STRING, true);
    latched.publish(text("first"));
    assertThat(nextText()).isEqualTo("first");
    stub.hangUp();
    Await.until("the loss", () -> !node.trouble().isEmpty());
    assertThat(subscription.trouble()).isNotEmpty();
    Await.until("the link", () -> node.trouble().isEmpty());
    assertThat(nextText()).isEqualTo("first");
    latched.publish(text("second"));
    assertThat(nextText()).isEqualTo("second");
    Await.until("a publisher", () -> subscription.publishers() == 1);
  }

  @Test
  void withoutALinkNewWishesAreRefusedAndMessagesAreGone() throws Exception {
    Publication publication = node.advertise("/text", STRING, false);
    stub.close();
    Await.until("the loss", () -> !node.trouble().isEmpty());
    publication.publish(text("gone"));
    assertThatThrownBy(() -> node.subscribe("/text", STRING, (m, at) -> {}))
        .isInstanceOf(RosException.class)
        .hasMessageContaining(stub.address().toString());
    assertThatThrownBy(() -> node.parameter("/x")).isInstanceOf(RosException.class);
  }

  @Test
  void aCallThatWaitsWhenTheLinkIsLostIsToldSo() throws Exception {
    stub.mute("/rosapi/get_param");
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                stub.heard("call_service");
                stub.hangUp();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    assertThatThrownBy(() -> node.parameter("/x"))
        .isInstanceOf(RosException.class)
        .hasMessageContaining("the link");
  }

  @Test
  void malformedMessagesAreCountedAndNamed() throws Exception {
    Subscription subscription = node.subscribe("/text", STRING, (m, at) -> got.add(m));
    stub.heard("subscribe");
    stub.say("{\"op\":\"publish\",\"topic\":\"/text\",\"msg\":{\"data\":7}}");
    Await.until("the refusal", () -> subscription.refused() == 1);
    assertThat(subscription.trouble())
        .isEqualTo("topic /text: std_msgs/String.data: '7' where string would be right");
    stub.say("{\"op\":");
    Await.until("trouble", () -> !node.trouble().isEmpty());
    assertThat(node.trouble()).startsWith("a frame was refused: no JSON:");
    stub.say("{\"op\":\"status\",\"level\":\"error\",\"msg\":\"bad\\nthing\"}");
    Await.until("status", () -> node.trouble().equals("the server complains: bad thing"));
    stub.say("{\"op\":\"publish\",\"topic\":\"/text\",\"msg\":{\"data\":\"fine\"}}");
    assertThat(nextText()).isEqualTo("fine");
  }

  @Test
  void aListenerThatThrowsIsCounted() throws Exception {
    Subscription subscription =
        node.subscribe(
            "/text",
            STRING,
            (m, at) -> {
              throw new IllegalStateException("no");
            });
    Publication publication = node.advertise("/text", STRING, false);
    publication.publish(text("x"));
    Await.until("the failure", () -> subscription.refused() == 1);
    assertThat(subscription.received()).isZero();
  }

  @Test
  void partsOfAMessageAreJoined() throws Exception {
    node.subscribe("/text", STRING, (m, at) -> got.add(m));
    stub.heard("subscribe");
    // Specification, 3.1.1.
    stub.say(
        "{\"op\":\"fragment\",\"id\":\"7\",\"num\":0,\"total\":2,\"data\":"
            + "\"{\\\"op\\\":\\\"publish\\\",\\\"topic\\\":\\\"/te\"}");
    stub.say(
        "{\"op\":\"fragment\",\"id\":\"7\",\"num\":1,\"total\":2,\"data\":"
            + "\"xt\\\",\\\"msg\\\":{\\\"data\\\":\\\"whole\\\"}}\"}");
    assertThat(nextText()).isEqualTo("whole");
  }

  @Test
  void aMessageThatIsTooLongEndsTheLink() throws Exception {
    node.close();
    BridgeSettings small =
        new BridgeSettings(
            stub.address(),
            Dialect.ROS1,
            Compression.NONE,
            0,
            1,
            1000,
            Optional.empty(),
            Optional.empty());
    node = RosBridgeNode.connect(small, CLOCK);
    stub.say("\"" + "x".repeat(2000) + "\"");
    Await.until("the end", () -> node.trouble().contains("more than 1000 bytes"));
  }

  @Test
  void aMessageThatDoesNotFitItsTypeIsRefusedBeforeItIsSent() throws Exception {
    Publication publication = node.advertise("/joints", JOINTS, false);
    Group wrong = new MessageDraft(JOINTS).set("header.seq", -1).build();
    assertThatThrownBy(() -> publication.publish(wrong))
        .isInstanceOf(RosException.class)
        .hasMessageContaining("header.seq");
    assertThatThrownBy(() -> publication.publish(text("x")))
        .isInstanceOf(RosException.class)
        .hasMessageContaining("std_msgs/String");
  }

  @Test
  void credentialsAreSentAndNotShown() throws Exception {
    node.close();
    stub.wantsToken("hunter2");
    BridgeSettings settings =
        new BridgeSettings(
            stub.address(),
            Dialect.ROS1,
            Compression.NONE,
            0,
            1,
            1 << 20,
            Optional.of("hunter2"),
            Optional.of("s3cret"));
    node = RosBridgeNode.connect(settings, CLOCK);
    assertThat(stub.heard("auth").get("dest").asString()).isEqualTo("127.0.0.1");
    assertThat(settings.toString()).doesNotContain("hunter2").doesNotContain("s3cret");
    assertThatThrownBy(
            () -> RosBridgeNode.connect(BridgeSettings.of(stub.address(), Dialect.ROS1), CLOCK))
        .isInstanceOf(RosException.class)
        .hasMessageContaining("HTTP status 401");
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws Exception {
    URI nobody = URI.create("ws://127.0.0.1:" + Await.freePort());
    assertThatThrownBy(() -> RosBridgeNode.connect(BridgeSettings.of(nobody, Dialect.ROS1), CLOCK))
        .isInstanceOf(RosException.class)
        .hasMessageContaining(nobody.toString())
        .hasMessageContaining("is rosbridge_websocket running there");
  }

  @Test
  void whatWasPublishedBeforeClosingIsSent() throws Exception {
    Publication publication = node.advertise("/text", STRING, false);
    publication.publish(text("last"));
    node.close();
    assertThat(stub.heard("publish").get("msg").get("data").asString()).isEqualTo("last");
  }
}
