package dev.sinew.drivers.ros.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.drivers.ros.node.TopicInfo;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Bytes;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Against a real rosbridge_websocket with rosapi beside it, where the environment variables
/// SINEW_ROSBRIDGE (as `ws://127.0.0.1:9090`) and SINEW_ROSBRIDGE_DIALECT (`ROS1`, else ROS 2) name
/// one.
final class RosBridgeServerTest {

  private static final MonotonicClock CLOCK = new MonotonicClock();

  private final BlockingQueue<Group> got = new LinkedBlockingQueue<>();
  private URI server;
  private Dialect dialect;
  private MessageType joints;
  private MessageType image;

  @BeforeEach
  void find() {
    String address = System.getenv("SINEW_ROSBRIDGE");
    assumeTrue(address != null, "SINEW_ROSBRIDGE names no running rosbridge server");
    server = URI.create(address);
    dialect = "ROS1".equals(System.getenv("SINEW_ROSBRIDGE_DIALECT")) ? Dialect.ROS1 : Dialect.ROS2;
    joints = RosTypes.message("sensor_msgs/JointState", dialect);
    image = RosTypes.message("sensor_msgs/CompressedImage", dialect);
  }

  private RosBridgeNode connect(Compression compression) throws RosException {
    return RosBridgeNode.connect(
        new BridgeSettings(
            server,
            dialect,
            compression,
            0,
            1,
            BridgeSettings.DEFAULT_MAX_MESSAGE_BYTES,
            Optional.empty(),
            Optional.empty()),
        CLOCK);
  }

  /// Two links, so that the message goes through the graph and back.
  private Group there(Compression compression, String topic, MessageType type, Group message)
      throws Exception {
    try (RosBridgeNode talker = connect(Compression.NONE);
        RosBridgeNode listener = connect(compression)) {
      Publication publication = talker.advertise(topic, type, true);
      publication.publish(message);
      Subscription subscription = listener.subscribe(topic, type, (m, at) -> got.add(m));
      Await.until("a message; " + subscription.trouble(), () -> !got.isEmpty());
      Await.until("the counts", () -> subscription.publishers() > 0);
      Await.until("the counts", () -> publication.subscribers() > 0);
      assertThat(talker.topics()).contains(new TopicInfo(topic, type.name()));
      assertThat(subscription.trouble()).isEmpty();
      assertThat(subscription.refused()).isZero();
      return got.take();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"NONE", "CBOR_RAW"})
  void jointsGoThroughTheGraph(Compression compression) throws Exception {
    Group sent =
        new MessageDraft(joints)
            .time("header.stamp", 5_000_000_006L)
            .texts("name", List.of("a", "ö\"\\\n"))
            .set("position", 1.5, -2e-9, Double.NaN, Double.NEGATIVE_INFINITY)
            .build();
    Group message = there(compression, "/sinew_joints_" + compression.ordinal(), joints, sent);
    assertThat(message.get("name")).isEqualTo(sent.get("name"));
    boolean isExact = compression == Compression.CBOR_RAW;
    assertThat(((Doubles) message.get("position")).values())
        .containsExactly(1.5, -2e-9, Double.NaN, isExact ? Double.NEGATIVE_INFINITY : Double.NaN);
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void picturesGoThroughTheGraph(Compression compression) throws Exception {
    byte[] data = new byte[100_000];
    for (int i = 0; i < data.length; i++) data[i] = (byte) (i * 31);
    Group sent = new MessageDraft(image).set("format", "jpeg").set("data", data).build();
    Group picture = there(compression, "/sinew_image_" + compression.ordinal(), image, sent);
    assertThat(((Bytes) picture.get("data")).values()).isEqualTo(data);
  }

  @Test
  void aTopicOfAnotherTypeIsNamed() throws Exception {
    try (RosBridgeNode node = connect(Compression.NONE)) {
      node.advertise("/sinew_other", joints, false);
      Subscription wrong = node.subscribe("/sinew_other", image, (m, at) -> got.add(m));
      Await.until("trouble", () -> wrong.trouble().contains("is of type sensor_msgs/JointState"));
    }
  }

  @Test
  void parametersGoToTheMasterAndBack() throws Exception {
    assumeTrue(dialect == Dialect.ROS1, "in ROS 2 a parameter belongs to a node");
    try (RosBridgeNode node = connect(Compression.NONE)) {
      Object value = Map.of("gains", List.of(1L, 2.5, true, "ä\"b"));
      node.setParameter("/sinew_test", value);
      assertThat(node.parameter("/sinew_test")).contains(value);
      assertThat(node.parameter("/sinew_nothing")).isEmpty();
    }
  }

  @Test
  void aServiceThatIsNotThereIsRefused() throws Exception {
    try (RosBridgeNode node = connect(Compression.NONE)) {
      var trigger = RosTypes.service("std_srvs/Trigger", dialect);
      Group request = new MessageDraft(trigger.request()).build();
      assertThatThrownBy(() -> node.call("/sinew_nothing", trigger, request, 30_000_000_000L))
          .isInstanceOf(RosException.class)
          .hasMessageContaining("/sinew_nothing");
    }
  }
}
