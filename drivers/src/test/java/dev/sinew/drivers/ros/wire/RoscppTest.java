package dev.sinew.drivers.ros.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.peer.Peer;
import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our node and programs that are linked with roscpp, the other implementation of the protocol.
class RoscppTest {

  private static final Path ROSOUT = Path.of("/usr/lib/rosout/rosout");
  private static final Path RECORD = Path.of("/usr/lib/rosbag/record");
  private static final Path PLAY = Path.of("/usr/lib/rosbag/play");

  @TempDir private Path home;
  private RosGraph graph;
  private WireNode node;

  @BeforeEach
  void join() throws Exception {
    graph = new RosGraph(home);
    node = WireNode.open(WireNodeContract.local(graph.masterUri(), "/sinew"), new MonotonicClock());
  }

  @AfterEach
  void leave() {
    if (node != null) node.close();
    if (graph != null) graph.close();
  }

  /// rosout repeats on `/rosout_agg` what it hears on `/rosout`.
  @Test
  void rosoutRepeatsWhatOurNodeLogs() throws Exception {
    MessageType log = RosTypes.message("rosgraph_msgs/Log", Dialect.ROS1);
    Queue<Group> repeated = new ConcurrentLinkedQueue<>();
    Publication out = node.advertise("/rosout", log, false);
    Subscription in = node.subscribe("/rosout_agg", log, (m, nanos) -> repeated.add(m));
    graph.binary(ROSOUT);
    Await.until("both ways", () -> out.subscribers() == 1 && in.publishers() == 1);

    for (int i = 0; i < 100; i++)
      out.publish(
          new MessageDraft(log)
              .set("level", 2)
              .set("name", "/sinew")
              .set("msg", "line " + i)
              .build());

    Await.until("all lines", () -> repeated.size() == 100);
    assertThat(repeated)
        .extracting(m -> m.get("msg"))
        .startsWith(new Text("line 0"), new Text("line 1"))
        .endsWith(new Text("line 99"));
    assertThat(in.refused()).isZero();
  }

  /// The recorder asks for any type and stores the definition that our header brings; the player
  /// states it again.
  @Test
  void aBagOfOurMessagesIsRecordedAndPlayedBack() throws Exception {
    MessageType joints = RosTypes.message("sensor_msgs/JointState", Dialect.ROS1);
    Path bag = home.resolve("ours.bag");
    Publication out = node.advertise("/ours", joints, false);
    Peer recorder = graph.binary(RECORD, "-O", bag, "--limit", "5", "/ours");
    Await.until("the recorder", () -> out.subscribers() == 1);
    for (int i = 0; i < 5; i++)
      out.publish(new MessageDraft(joints).set("position", i, 0.5).build());
    Await.until("the bag", () -> !recorder.isAlive() && Files.exists(bag));
    out.close();
    Peer info = graph.program("rosbag", "info", bag);
    assertThat(info.lineWith("sensor_msgs/JointState"))
        .contains("3066dcd76a6cfaef579bd0f34173e9fd");

    Queue<Group> played = new ConcurrentLinkedQueue<>();
    Subscription in = node.subscribe("/ours", joints, (m, nanos) -> played.add(m));
    Await.until("our publication's end", () -> in.publishers() == 0);
    graph.binary(PLAY, "--quiet", "--wait-for-subscribers", bag);

    Await.until("all messages", () -> played.size() == 5);
    assertThat(in.refused()).isZero();
  }
}
