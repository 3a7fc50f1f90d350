package dev.sinew.drivers.ros.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.RosNodeContract;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.drivers.ros.node.ServiceType;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.drivers.ros.wire.RosGraph;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every node does, by the jars of rosjava that SINEW_ROSJAVA names, with ROS's own master.
final class RosJavaNodeTest extends RosNodeContract {

  private static final long SECONDS_10 = 10_000_000_000L;

  private static ClassLoader library;
  private static RosGraph graph;

  @BeforeAll
  static void startMaster(@TempDir Path home) throws Exception {
    assumeTrue(
        System.getenv("SINEW_ROSJAVA") != null, "SINEW_ROSJAVA names no folder of rosjava's jars");
    library = RosJavaLibrary.FOLDER.find(System.getenv());
    graph = new RosGraph(home);
  }

  @AfterAll
  static void stopMaster() {
    if (graph != null) graph.close();
  }

  /// Of its queues, which hold 16, without the two that a slow thread may leave in them.
  @Override
  protected int burst() {
    return 14;
  }

  @Override
  protected RosNode open(String name) throws Exception {
    return RosJavaNode.open(
        new RosJavaSettings(graph.masterUri(), name, "127.0.0.1"), new MonotonicClock(), library);
  }

  @Test
  void aTopicOfAnotherTypeIsNamed() throws Exception {
    speak(node("/talker"), "/words");
    RosNode hearer = node("/hearer");
    Subscription wrong =
        hearer.subscribe("/words", type(hearer, "sensor_msgs/Joy"), (message, nanos) -> {});
    Await.until("trouble", () -> wrong.trouble().contains("is of type"));
    assertThat(wrong.trouble())
        .isEqualTo("topic /words is of type std_msgs/String, not sensor_msgs/Joy");
  }

  @Test
  void amongProgramsOfRospy() throws Exception {
    graph.script("ros_everything.py");
    RosNode node = node("/sinew");
    ServiceType trigger = RosTypes.service("std_srvs/Trigger", node.dialect());
    Group request = new MessageDraft(trigger.request()).build();

    for (int i = 0; i < 3; i++) {
      Group answer = node.call("/good", trigger, request, SECONDS_10);
      assertThat(answer.get("message")).isEqualTo(new Text("gripper homed"));
    }
    assertThatThrownBy(() -> node.call("/bad", trigger, request, SECONDS_10))
        .isInstanceOf(RosException.class)
        .hasMessageContaining("/bad")
        .hasMessageContaining("no power");
    Words words = new Words();
    listen(node, "/latched", words);
    Await.until("the latched word", () -> words.contains("hello from rospy"));
    assertThat(node.parameter("/from_python"))
        .contains(Map.of("rate", 125.0, "joints", List.of("a", "b"), "on", true, "n", 7L));
  }

  @Test
  void jointsGoToRospyAndBack() throws Exception {
    RosNode node = node("/sinew");
    MessageType type = type(node, "sensor_msgs/JointState");
    Queue<Double> back = new ConcurrentLinkedQueue<>();
    Publication out = node.advertise("/out", type, false);
    Subscription in =
        node.subscribe(
            "/back",
            type,
            (message, nanos) -> back.add(((Doubles) message.get("position")).values()[0]));
    graph.script("ros_echo.py");
    Group probe = new MessageDraft(type).set("position", new double[] {-1}).build();
    // A connection counts as soon as it is open: whoever is at its other end may not send yet.
    Await.until(
        "both ways",
        () -> {
          out.publish(probe);
          return !back.isEmpty();
        });

    for (int i = 0; i < 200; i++) {
      double number = i;
      out.publish(
          new MessageDraft(type)
              .texts("name", List.of("ä", "b"))
              .set("position", number, -0.5 * i)
              .build());
      Await.until("its return", () -> back.contains(number));
    }
    assertThat(in.refused()).isZero();
  }
}
