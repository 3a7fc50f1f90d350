package dev.sinew.drivers.ros.dds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Bytes;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two participants by the jars that SINEW_DDS names. Loopback must carry multicast, as it does in
/// a network namespace of its own after `ip link set lo up multicast on; ip route add 224.0.0.0/4
/// dev lo`: SINEW_DDS_LOOPBACK says that it does.
final class DdsNodeTest {

  private static final MessageType JOINTS =
      RosTypes.message("sensor_msgs/JointState", Dialect.ROS2);
  private static final MessageType IMAGE = RosTypes.message("sensor_msgs/Image", Dialect.ROS2);

  private final BlockingQueue<Group> got = new LinkedBlockingQueue<>();
  private final List<DdsNode> nodes = new ArrayList<>();

  @BeforeEach
  void find() {
    assumeTrue(System.getenv("SINEW_DDS") != null, "SINEW_DDS names no folder of Fast DDS's jars");
    assumeTrue(
        System.getenv("SINEW_DDS_LOOPBACK") != null,
        "SINEW_DDS_LOOPBACK does not say that loopback carries multicast");
  }

  @AfterEach
  void close() {
    nodes.forEach(DdsNode::close);
  }

  private DdsNode node(String name) throws RosException {
    DdsNode node =
        DdsNode.open(
            new DdsSettings(
                77,
                name,
                InetAddress.getLoopbackAddress(),
                true,
                DdsSettings.DEFAULT_MAX_MESSAGE_BYTES),
            new MonotonicClock(),
            DdsLibrary.FOLDER.find(System.getenv()));
    nodes.add(node);
    return node;
  }

  private Group next(Subscription in) throws Exception {
    Await.until("a message", () -> !got.isEmpty() || in.refused() > 0);
    assertThat(in.trouble()).isEmpty();
    return got.take();
  }

  @Test
  void whatOnePublishesTheOtherGets() throws Exception {
    DdsNode talker = node("/talker");
    DdsNode hearer = node("/hearer");
    Subscription in = hearer.subscribe("/joint_states", JOINTS, (m, nanos) -> got.add(m));
    assertThat(in.trouble()).startsWith("nobody publishes /joint_states as sensor_msgs/JointState");
    Publication out = talker.advertise("/joint_states", JOINTS, false);
    Await.until("both", () -> out.subscribers() == 1 && in.publishers() == 1);
    assertThat(in.trouble()).isEmpty();
    Group sent =
        new MessageDraft(JOINTS)
            .time("header.stamp", 5_000_000_006L)
            .texts("name", List.of("a", "ö"))
            .set("position", 1.5, -2)
            .build();
    for (int i = 0; i < 50; i++) {
      out.publish(sent);
      Group message = next(in);
      assertThat(message.get("name")).isEqualTo(sent.get("name"));
      assertThat(message.get("header")).isEqualTo(sent.get("header"));
    }
    assertThat(in.received()).isEqualTo(50);
    for (int i = 0; i < 50; i++) out.publish(sent);
    Await.until("a burst", () -> in.received() == 100);
    out.close();
    Await.until("nobody", () -> in.trouble().startsWith("nobody publishes /joint_states"));
    assertThatThrownBy(() -> out.publish(sent)).isInstanceOf(RosException.class);
  }

  @Test
  void aPictureIsCarriedInParts() throws Exception {
    DdsNode talker = node("/talker");
    Subscription in = node("/hearer").subscribe("/image", IMAGE, (m, nanos) -> got.add(m));
    Publication out = talker.advertise("/image", IMAGE, false);
    Await.until("both", () -> out.subscribers() == 1 && in.publishers() == 1);
    byte[] data = new byte[900_000];
    for (int i = 0; i < data.length; i++) data[i] = (byte) (i * 31);
    out.publish(new MessageDraft(IMAGE).set("data", data).build());
    assertThat(((Bytes) next(in).get("data")).values()).isEqualTo(data);
    byte[] tooMuch = new byte[DdsSettings.DEFAULT_MAX_MESSAGE_BYTES];
    assertThatThrownBy(() -> out.publish(new MessageDraft(IMAGE).set("data", tooMuch).build()))
        .isInstanceOf(RosException.class)
        .hasMessageContaining("/image");
  }

  @Test
  void aTopicOfAnotherTypeIsNotHeard() throws Exception {
    node("/talker").advertise("/other", IMAGE, false);
    DdsNode hearer = node("/hearer");
    Subscription in = hearer.subscribe("/other", JOINTS, (m, nanos) -> got.add(m));
    Subscription right = hearer.subscribe("/other", IMAGE, (m, nanos) -> got.add(m));
    Await.until("the right one", () -> right.publishers() == 1);
    assertThat(in.trouble()).startsWith("nobody publishes /other as sensor_msgs/JointState");
  }

  @Test
  void servicesAndParametersAreRefusedInOneLine() throws Exception {
    DdsNode node = node("/node");
    var trigger = RosTypes.service("std_srvs/Trigger", Dialect.ROS2);
    Group request = new MessageDraft(trigger.request()).build();
    assertThatThrownBy(() -> node.call("/x", trigger, request, 1))
        .isInstanceOf(RosException.class)
        .hasMessage(
            "service /x: 'kind: dds' carries topics only; 'kind: rosbridge' has services and"
                + " parameters");
    assertThatThrownBy(() -> node.parameter("/p")).isInstanceOf(RosException.class);
    node.close();
    assertThatThrownBy(node::topics).isInstanceOf(RosException.class);
  }
}
