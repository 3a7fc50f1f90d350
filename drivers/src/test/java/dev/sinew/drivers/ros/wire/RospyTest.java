package dev.sinew.drivers.ros.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.peer.Peer;
import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.drivers.ros.node.ServiceType;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.drivers.ros.node.TopicInfo;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Bool;
import dev.sinew.runtime.rosmsg.MessageValue.Bytes;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our node among ROS's own programs.
class RospyTest {

  private static final MessageType STRING = RosTypes.message("std_msgs/String", Dialect.ROS1);
  private static final MessageType JOINTS =
      RosTypes.message("sensor_msgs/JointState", Dialect.ROS1);
  private static final MessageType IMAGE = RosTypes.message("sensor_msgs/Image", Dialect.ROS1);
  private static final ServiceType TRIGGER = RosTypes.service("std_srvs/Trigger", Dialect.ROS1);
  private static final long SECONDS_10 = 10_000_000_000L;

  private final Clock clock = new MonotonicClock();
  private final List<WireNode> nodes = new ArrayList<>();
  private RosGraph graph;

  @BeforeEach
  void startMaster(@TempDir Path home) throws Exception {
    graph = new RosGraph(home);
  }

  @AfterEach
  void closeAll() {
    nodes.forEach(WireNode::close);
    if (graph != null) graph.close();
  }

  private WireNode node(String name) throws RosException {
    WireNode node = WireNode.open(WireNodeContract.local(graph.masterUri(), name), clock);
    nodes.add(node);
    return node;
  }

  private static Group joints(int number) {
    return new MessageDraft(JOINTS)
        .texts("name", List.of("a", "b", "c", "d", "e", "f"))
        .set("position", number, 1, 2, 3, 4, 5)
        .set("velocity", new double[6])
        .set("effort", new double[6])
        .build();
  }

  private static int number(Group joints) {
    return (int) ((Doubles) joints.get("position")).values()[0];
  }

  @Test
  void tenThousandJointStatesComeBackFromRospyAndNoneIsLost() throws Exception {
    int count = 10_000;
    WireNode node = node("/sinew");
    AtomicLongArray arrivals = new AtomicLongArray(count);
    AtomicInteger back = new AtomicInteger();
    AtomicInteger misplaced = new AtomicInteger();
    Publication out = node.advertise("/out", JOINTS, false);
    Subscription in =
        node.subscribe(
            "/back",
            JOINTS,
            (message, nanos) -> {
              int place = back.get();
              if (number(message) != place) misplaced.incrementAndGet();
              else arrivals.set(place, nanos);
              back.incrementAndGet();
            });
    graph.script("ros_echo.py");
    Await.until("both ways", () -> out.subscribers() == 1 && in.publishers() == 1);

    long[] trips = new long[count];
    for (int i = 0; i < count; i++) {
      long sent = clock.nanos();
      out.publish(joints(i));
      int next = i + 1;
      while (back.get() < next && clock.nanos() - sent < SECONDS_10) Thread.onSpinWait();
      assertThat(back).hasValue(next);
      trips[i] = arrivals.get(i) - sent;
    }
    assertThat(misplaced).hasValue(0);

    back.set(0);
    for (int i = 0; i < count; i++) {
      out.publish(joints(i));
      int least = i - 50;
      Await.until("a message back", () -> back.get() > least);
    }
    Await.until("the last messages", () -> back.get() == count);
    assertThat(misplaced).hasValue(0);
    assertThat(in.refused()).isZero();
    Arrays.sort(trips);
    System.out.printf(
        "JointState to rospy and back, one at a time, %d: p50 %.2f ms, p99 %.2f ms, most %.2f ms%n",
        count, trips[count / 2] / 1e6, trips[count * 99 / 100] / 1e6, trips[count - 1] / 1e6);
  }

  @Test
  void servicesOfRospyAnswerAndFail() throws Exception {
    graph.script("ros_robot.py");
    WireNode node = node("/sinew");
    Group request = new MessageDraft(TRIGGER.request()).build();

    Group answer = node.call("/good", TRIGGER, request, SECONDS_10);

    assertThat(answer.get("success")).isEqualTo(new Bool(true));
    assertThat(answer.get("message")).isEqualTo(new Text("gripper homed"));
    assertThatThrownBy(() -> node.call("/bad", TRIGGER, request, SECONDS_10))
        .isInstanceOf(RosException.class)
        .hasMessageStartingWith("service /bad: it failed:")
        .hasMessageContaining("no power");
    ServiceType other = RosTypes.service("std_srvs/SetBool", Dialect.ROS1);
    assertThatThrownBy(
            () -> node.call("/good", other, new MessageDraft(other.request()).build(), SECONDS_10))
        .isInstanceOf(RosException.class)
        .hasMessageStartingWith("service /good: refused:")
        .hasMessageContaining("md5");
  }

  @Test
  void parametersGoBothWays() throws Exception {
    graph.script("ros_robot.py");
    WireNode node = node("/sinew");

    assertThat(node.parameter("/from_python"))
        .contains(Map.of("rate", 125.0, "joints", List.of("a", "b"), "on", true, "n", 7L));
    assertThat(node.parameter("/from_python/rate")).contains(125.0);

    node.setParameter("/from_java", Map.of("gain", 0.25, "words", List.of("ü", "<&>")));
    Peer get = graph.program("rosparam", "get", "/from_java/gain");
    assertThat(get.lineWith("0.25")).isEqualTo("0.25");
    assertThatThrownBy(() -> node.setParameter("/big", 1L << 40))
        .isInstanceOf(RosException.class)
        .hasMessageContaining("1099511627776 is no integer of XML-RPC");
  }

  @Test
  void latchedTopicsReachWhoComesLateOnEitherSide() throws Exception {
    graph.script("ros_robot.py");
    WireNode node = node("/sinew");
    Queue<String> words = new ConcurrentLinkedQueue<>();
    node.subscribe("/latched", STRING, (m, nanos) -> words.add(((Text) m.get("data")).value()));
    Await.until("the latched word", () -> !words.isEmpty());
    assertThat(words).containsExactly("hello from rospy");

    Publication out = node.advertise("/mine", STRING, true);
    out.publish(new MessageDraft(STRING).set("data", "hello from java").build());
    // rostopic asks for any type with any sum.
    Peer echo = graph.program("rostopic", "echo", "-n", "1", "/mine");
    assertThat(echo.lineWith("data")).contains("hello from java");
  }

  @Test
  void imagesOfAMegabyteAtThirtyHertzAllArriveWhole() throws Exception {
    Peer robot = graph.script("ros_robot.py");
    WireNode node = node("/sinew");
    AtomicInteger whole = new AtomicInteger();
    Subscription in =
        node.subscribe(
            "/image",
            IMAGE,
            (message, nanos) -> {
              byte[] data = ((Bytes) message.get("data")).values();
              if (data.length == 1_000_000 && data[0] == data[data.length - 1])
                whole.incrementAndGet();
            });

    robot.tell("images 90 30 1000000");
    robot.lineWith("done");

    Await.until("all images", () -> whole.get() == 90);
    assertThat(in.refused()).isZero();
  }

  @Test
  void aTypeThatDoesNotFitIsNamedWhicheverSideIsOurs() throws Exception {
    Peer robot = graph.script("ros_robot.py");
    WireNode node = node("/sinew");
    node.advertise("/words", STRING, false);
    robot.tell("subscribe /words");
    robot.lineWith("done");
    Await.until(
        "our trouble",
        () ->
            node.trouble()
                .equals(
                    "subscriber /robot refused: /words is std_msgs/String (md5sum"
                        + " 992ce8a1687cec8c8bd883ec73ca41d1), not std_msgs/Float64 (md5sum"
                        + " fdb28210bfa9d7c91146260178d9a584)"));

    robot.tell("publish /number");
    robot.lineWith("done");
    Subscription in = node.subscribe("/number", STRING, (m, nanos) -> {});
    Await.until("the subscription's trouble", () -> in.trouble().contains("std_msgs/Float64"));
    assertThat(in.trouble()).startsWith("/number: publisher at http://127.0.0.1:");
  }

  @Test
  void aRospyNodeThatIsKilledAndStartedAgainIsConnectedAgain() throws Exception {
    WireNode node = node("/sinew");
    AtomicInteger back = new AtomicInteger();
    Publication out = node.advertise("/out", JOINTS, false);
    Subscription in = node.subscribe("/back", JOINTS, (m, nanos) -> back.incrementAndGet());
    for (int life = 1; life <= 2; life++) {
      Peer echo = graph.script("ros_echo.py");
      Await.until("both ways", () -> out.subscribers() == 1 && in.publishers() == 1);
      out.publish(joints(life));
      int lives = life;
      Await.until("the message back", () -> back.get() == lives);

      echo.close();

      Await.until("its end", () -> out.subscribers() == 0 && in.publishers() == 0);
      Await.until("the trouble", () -> in.trouble().contains("connection refused"));
    }
  }

  @Test
  void aMasterThatIsKilledAndStartedAgainIsToldEverythingAgain() throws Exception {
    WireNode node = node("/sinew");
    AtomicInteger back = new AtomicInteger();
    Publication out = node.advertise("/out", JOINTS, false);
    Subscription in = node.subscribe("/back", JOINTS, (m, nanos) -> back.incrementAndGet());
    Peer first = graph.script("ros_echo.py");
    Await.until("both ways", () -> out.subscribers() == 1 && in.publishers() == 1);

    graph.killMaster();

    Await.until("the trouble", () -> node.trouble().contains("does not answer"));
    out.publish(joints(1));
    Await.until("a message back without a master", () -> back.get() == 1);
    graph.startMaster();
    Await.until("no trouble", () -> node.trouble().isEmpty());
    assertThat(node.topics()).contains(new TopicInfo("/out", "sensor_msgs/JointState"));
    out.publish(joints(2));
    Await.until("a message back", () -> back.get() == 2);
    first.close();
    graph.script("ros_echo.py");
    Await.until("both ways again", () -> out.subscribers() == 1 && in.publishers() == 1);
    out.publish(joints(3));
    Await.until("the message back", () -> back.get() == 3);
  }

  @Test
  void rosnodeShowsOurNode() throws Exception {
    WireNode node = node("/sinew");
    node.advertise("/out", JOINTS, false);
    Peer info = graph.program("rosnode", "info", "/sinew");
    assertThat(info.lineWith("/out")).contains("sensor_msgs/JointState");
    assertThat(info.lineWith("Pid")).contains("" + ProcessHandle.current().pid());

    graph.program("rosnode", "kill", "/sinew").lineWith("killed");
    Await.until("the end", () -> node.trouble().contains("was told to shut down"));
  }
}
