package dev.sinew.drivers.ros.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.Publication;
import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.drivers.ros.node.ServiceType;
import dev.sinew.drivers.ros.node.Subscription;
import dev.sinew.drivers.ros.xmlrpc.HttpAddress;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcClient;
import dev.sinew.drivers.ros.xmlrpc.XmlRpcServer;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.io.ByteArrayOutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What happens when the others are gone, late, wrong or hostile.
class WireFaultsTest {

  private static final MessageType STRING = RosTypes.message("std_msgs/String", Dialect.ROS1);
  private static final MessageType JOINTS =
      RosTypes.message("sensor_msgs/JointState", Dialect.ROS1);
  private static final ServiceType TRIGGER = RosTypes.service("std_srvs/Trigger", Dialect.ROS1);
  private static final long SECOND = 1_000_000_000;

  private final List<AutoCloseable> open = new ArrayList<>();
  private MiniMaster master;

  @BeforeEach
  void startMaster() throws Exception {
    master = new MiniMaster(0);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open.reversed()) each.close();
    master.close();
  }

  private <T extends AutoCloseable> T closing(T each) {
    open.add(each);
    return each;
  }

  private RosNode node(String name) throws Exception {
    return closing(WireNode.open(WireNodeContract.local(master.uri(), name), new MonotonicClock()));
  }

  private static Group word(String text) {
    return new MessageDraft(STRING).set("data", text).build();
  }

  private static Group nothing(MessageType type) {
    return new MessageDraft(type).build();
  }

  private static Map<String, String> header(MessageType type) {
    return Map.of("type", type.name(), "md5sum", type.md5sum(), "callerid", "/fake");
  }

  @Test
  void aTypeThatDoesNotFitIsNamedOnBothSides() throws Exception {
    RosNode talker = node("/talker");
    RosNode hearer = node("/hearer");
    Publication out = talker.advertise("/words", STRING, false);
    Subscription in = hearer.subscribe("/words", JOINTS, (m, nanos) -> {});

    Await.until("the subscriber's trouble", () -> in.trouble().contains("sensor_msgs/JointState"));
    assertThat(in.trouble())
        .startsWith("/words: publisher at http://127.0.0.1:")
        .endsWith(
            "refused: /words is std_msgs/String (md5sum 992ce8a1687cec8c8bd883ec73ca41d1), not"
                + " sensor_msgs/JointState (md5sum 3066dcd76a6cfaef579bd0f34173e9fd)");
    assertThat(talker.trouble())
        .startsWith("subscriber /hearer refused: /words is std_msgs/String");
    assertThat(out.subscribers()).isZero();
    assertThat(in.publishers()).isZero();
  }

  @Test
  void aPublisherThatDoesNotCheckItsTypeIsRefusedByTheSubscriber() throws Exception {
    FakePublisher fake = closing(new FakePublisher(header(STRING), new byte[0]));
    master.publisher("/joints", JOINTS.name(), "/fake", fake.uri());

    Subscription in = node("/hearer").subscribe("/joints", JOINTS, (m, nanos) -> {});

    Await.until("the trouble", () -> in.trouble().contains("sends std_msgs/String"));
    assertThat(in.trouble()).startsWith("/joints: publisher /fake at " + fake.uri());
  }

  @Test
  void aPublisherThatAnswersAnyTypeIsTakenAtItsWord() throws Exception {
    byte[] said = new Frame().of(word("any"));
    FakePublisher fake = closing(new FakePublisher(Map.of("type", "*", "md5sum", "*"), said));
    master.publisher("/words", "*", "/fake", fake.uri());

    Subscription in = node("/hearer").subscribe("/words", STRING, (m, nanos) -> {});

    Await.until("the word", () -> in.received() == 1);
  }

  @ParameterizedTest
  @CsvSource({
    "http://no-such-host.invalid:4711/, unknown host no-such-host.invalid",
    "http://127.0.0.1:1/, connection refused",
    "rosrpc://somewhere, is no address like http://host:11311/"
  })
  void aPublisherThatCannotBeReachedIsNamed(String uri, String reason) throws Exception {
    master.publisher("/joints", JOINTS.name(), "/fake", uri);

    Subscription in = node("/hearer").subscribe("/joints", JOINTS, (m, nanos) -> {});

    Await.until("the trouble", () -> in.trouble().contains(reason));
    assertThat(in.trouble()).startsWith("/joints: publisher at " + uri);
    if (uri.startsWith("http:")) assertThat(in.trouble()).contains("ROS_IP or ROS_HOSTNAME");
  }

  @Test
  void aPublisherWhoseTopicPortIsClosedIsNamedWithHostAndPort() throws Exception {
    int closed = Await.freePort();
    XmlRpcServer api = closing(FakePublisher.api(closed));
    master.publisher("/joints", JOINTS.name(), "/fake", FakePublisher.uri(api));

    Subscription in = node("/hearer").subscribe("/joints", JOINTS, (m, nanos) -> {});

    Await.until(
        "the trouble",
        () -> in.trouble().contains("127.0.0.1:" + closed + ": connection refused: does it run"));
  }

  @Test
  void aPublisherThatCanBeReachedAfterAllIsHeard() throws Exception {
    int port = Await.freePort();
    XmlRpcServer api = closing(FakePublisher.api(port));
    master.publisher("/joints", JOINTS.name(), "/fake", FakePublisher.uri(api));
    Subscription in = node("/hearer").subscribe("/joints", JOINTS, (m, nanos) -> {});
    Await.until("the trouble", () -> in.trouble().contains("connection refused"));
    byte[] message = new Frame().of(nothing(JOINTS));

    FakePublisher first = new FakePublisher(port, header(JOINTS), message);
    Await.until("its message", () -> in.received() == 1 && in.trouble().isEmpty());

    first.close();
    Await.until("its end", () -> in.publishers() == 0);
    closing(new FakePublisher(port, header(JOINTS), message));
    Await.until("the message again", () -> in.received() == 2 && in.trouble().isEmpty());
  }

  @Test
  void aPublisherThatIsStartedAgainIsHeardAgain() throws Exception {
    AtomicInteger heard = new AtomicInteger();
    Subscription in =
        node("/hearer").subscribe("/words", STRING, (m, nanos) -> heard.incrementAndGet());
    for (int life = 1; life <= 3; life++) {
      RosNode talker = node("/talker");
      Publication out = talker.advertise("/words", STRING, false);
      Await.until("the subscriber", () -> out.subscribers() == 1);
      out.publish(word("life"));
      int lives = life;
      Await.until("the word", () -> heard.get() == lives);
      talker.close();
      Await.until("its end", () -> in.publishers() == 0);
    }
  }

  @Test
  void aMasterThatIsStartedAgainIsToldEverythingAgain() throws Exception {
    int port = master.port();
    RosNode talker = node("/talker");
    RosNode hearer = node("/hearer");
    Publication out = talker.advertise("/words", STRING, false);
    Subscription in = hearer.subscribe("/words", STRING, (m, nanos) -> {});
    Await.until("the subscriber", () -> out.subscribers() == 1);

    master.close();

    String line =
        "ROS master http://127.0.0.1:%d/ does not answer (connection refused): is roscore running"
                .formatted(port)
            + " there, and is ROS_MASTER_URI right?";
    Await.until(
        "the trouble", () -> talker.trouble().equals(line) && hearer.trouble().equals(line));
    out.publish(word("without a master"));
    Await.until("the word", () -> in.received() == 1);

    master = new MiniMaster(port);

    Await.until("the nodes", () -> master.knows("/talker") && master.knows("/hearer"));
    Await.until("no trouble", () -> talker.trouble().isEmpty() && in.trouble().isEmpty());
    assertThat(in.publishers()).isEqualTo(1);
    Publication more = node("/third").advertise("/words", STRING, false);
    Await.until("the subscriber of the newcomer", () -> more.subscribers() == 1);
  }

  @Test
  void noThreadIsLeftWhenANodeWasClosedThoughTheMasterIsDead() throws Exception {
    RosNode talker = node("/thready_talker");
    RosNode hearer = node("/thready_hearer");
    master.publisher("/words", STRING.name(), "/fake", "http://127.0.0.1:1/");
    Publication out = talker.advertise("/words", STRING, false);
    hearer.subscribe("/words", STRING, (m, nanos) -> {});
    Await.until("the subscriber", () -> out.subscribers() == 1);
    assertThat(threads("ros /thready_")).isNotEmpty().allMatch(Thread::isDaemon);
    master.close();

    talker.close();
    hearer.close();

    assertThat(threads("ros /thready_")).isEmpty();
  }

  private static List<Thread> threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name))
        .toList();
  }

  @Test
  void theOlderOfTwoNodesOfOneNameGivesWay() throws Exception {
    RosNode old = node("/twin");
    Publication out = old.advertise("/words", STRING, false);

    node("/twin").advertise("/words", STRING, false);

    Await.until(
        "the older one's end",
        () ->
            old.trouble()
                .equals("/twin was told to shut down: new node registered with same name"));
    Await.until("its publication's end", () -> refuses(() -> out.publish(word("late"))));
  }

  private interface Action {
    void run() throws Exception;
  }

  private static boolean refuses(Action action) throws Exception {
    try {
      action.run();
      return false;
    } catch (RosException _) {
      return true;
    }
  }

  @Test
  void aMessageThatClaimsToBeHugeEndsTheConnectionAndIsNamed() throws Exception {
    byte[] huge = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(-2).array();
    FakePublisher fake = closing(new FakePublisher(header(JOINTS), huge));
    master.publisher("/joints", JOINTS.name(), "/fake", fake.uri());

    Subscription in = node("/hearer").subscribe("/joints", JOINTS, (m, nanos) -> {});

    Await.until(
        "the trouble",
        () -> in.trouble().contains("a message of 4294967294 bytes, at most 67108864 are taken"));
    assertThat(in.received()).isZero();
  }

  @Test
  void aMalformedMessageIsCountedAndNamedAndTheNextIsTaken() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    said.writeBytes(new Frame().of(nothing(JOINTS)));
    said.writeBytes(new byte[] {3, 0, 0, 0, 1, 2, 3});
    FakePublisher bad = closing(new FakePublisher(header(JOINTS), said.toByteArray()));
    said.writeBytes(new Frame().of(nothing(JOINTS)));
    FakePublisher good = closing(new FakePublisher(header(JOINTS), said.toByteArray()));
    master.publisher("/bad", JOINTS.name(), "/fake", bad.uri());
    master.publisher("/good", JOINTS.name(), "/fake", good.uri());
    RosNode hearer = node("/hearer");

    Subscription fromBad = hearer.subscribe("/bad", JOINTS, (m, nanos) -> {});
    Subscription fromGood = hearer.subscribe("/good", JOINTS, (m, nanos) -> {});

    Await.until("the bad message", () -> !fromBad.trouble().isEmpty() && fromBad.refused() == 1);
    assertThat(fromBad.trouble())
        .startsWith(
            "/bad: publisher /fake at " + bad.uri() + ": message refused: sensor_msgs/Joint")
        .contains("header.seq");
    assertThat(fromBad.received()).isEqualTo(1);
    Await.until("the good message", () -> fromGood.received() == 2);
    Await.until("no trouble", () -> fromGood.trouble().isEmpty());
    assertThat(fromGood.refused()).isEqualTo(1);
  }

  @Test
  void aServiceThatRefusesFailsHangsOrIsGoneIsNamed() throws Exception {
    RosNode node = node("/asker");
    String good = "\1\0\0\0x"; // a header of one byte: none
    byte[] hello = TcpHeader.encode(Map.of("callerid", "/server"));
    Map<String, byte[]> answers =
        Map.of(
            "/refuses", TcpHeader.encode(Map.of("error", "wrong md5sum")),
            "/fails", concat(hello, new byte[] {0, 3, 0, 0, 0, 'n', 'o', '!'}),
            "/babbles", good.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
            "/lies", concat(hello, new byte[] {1, 2, 0, 0, 0, 1, 9}),
            "/hangs", hello);
    for (Map.Entry<String, byte[]> answer : answers.entrySet()) {
      ServerSocket server = closing(FakePublisher.service(answer.getValue()));
      master.offer(answer.getKey(), "rosrpc://127.0.0.1:" + server.getLocalPort());
    }
    master.offer("/gone", "rosrpc://127.0.0.1:1");
    master.offer("/odd", "http://somewhere");

    assertThat(failure(node, "/refuses")).isEqualTo("service /refuses: refused: wrong md5sum");
    assertThat(failure(node, "/fails")).isEqualTo("service /fails: it failed: no!");
    assertThat(failure(node, "/babbles")).startsWith("service /babbles: a connection header");
    assertThat(failure(node, "/lies")).startsWith("service /lies: std_srvs/TriggerResponse");
    assertThat(failure(node, "/hangs")).isEqualTo("service /hangs: no answer within 300 ms");
    assertThat(failure(node, "/gone"))
        .isEqualTo(
            "service /gone: 127.0.0.1:1: connection refused: is ROS_IP or ROS_HOSTNAME right on"
                + " its machine?");
    assertThat(failure(node, "/odd"))
        .isEqualTo("service /odd: the master names 'http://somewhere' as its address");
    assertThat(failure(node, "/none")).isEqualTo("service /none: nobody offers it");
  }

  private static String failure(RosNode node, String service) {
    try {
      node.call(service, TRIGGER, nothing(TRIGGER.request()), 3 * SECOND / 10);
      return "";
    } catch (RosException e) {
      return e.getMessage();
    }
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  @Test
  void withoutAMasterANodeSaysWhatWouldBeRight() throws Exception {
    int port = Await.freePort();
    assertThatThrownBy(
            () ->
                WireNode.open(
                    WireNodeContract.local("http://127.0.0.1:" + port, "/x"), new MonotonicClock()))
        .isInstanceOf(RosException.class)
        .hasMessage(
            "ROS master http://127.0.0.1:%d/ does not answer (connection refused): is roscore running there, and is ROS_MASTER_URI right?"
                .formatted(port));
    assertThat(threads("ros /x ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://127.0.0.1:11311 | /x   | 192.0.2.7 | 127.0.0.1 | advertised host 192.0.2.7: nothing is taken there while the node binds to 127.0.0.1 only
          http://192.0.2.1:11311 | /x   | 127.0.0.1 | 127.0.0.1 | the ROS master http://192.0.2.1:11311/ is another machine
          http://127.0.0.1:11311 | /x   | a.invalid | 0.0.0.0   | advertised host a.invalid: unknown host
          http://127.0.0.1:11311 | x y  | 127.0.0.1 | 127.0.0.1 | node name 'x y' is no absolute name like
          127.0.0.1:11311        | /x   | 127.0.0.1 | 127.0.0.1 | '127.0.0.1:11311' is no address like http://host:11311/
          http://127.0.0.1:11311 | /x   | 127.0.0.1 | 192.0.2.7 | bind address 192.0.2.7
          """)
  void settingsThatCannotWorkAreNamed(
      String uri, String name, String host, String bind, String line) {
    assertThatThrownBy(
            () -> WireNode.open(new WireSettings(uri, name, host, bind), new MonotonicClock()))
        .isInstanceOf(RosException.class)
        .hasMessageContaining(line)
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat(message).doesNotContain("\n"));
  }

  @Test
  void settingsComeFromTheEnvironmentAsForEveryRosNode() {
    Map<String, String> both = Map.of("ROS_HOSTNAME", "arm", "ROS_IP", "10.0.0.5");
    assertThat(WireSettings.of("/x", "", "", "", both))
        .isEqualTo(new WireSettings("http://127.0.0.1:11311", "/x", "arm", "127.0.0.1"));
    assertThat(WireSettings.of("/x", "", "", "0.0.0.0", Map.of("ROS_MASTER_URI", "http://m:1")))
        .isEqualTo(new WireSettings("http://m:1", "/x", "127.0.0.1", "0.0.0.0"));
    assertThat(WireSettings.of("/x", "http://n:2", "h", "b", both))
        .isEqualTo(new WireSettings("http://n:2", "/x", "h", "b"));
  }

  @Test
  void whoeverAsksForSomethingElseIsToldSo() throws Exception {
    WireNode node = (WireNode) node("/talker");
    Publication out = node.advertise("/words", STRING, false);
    assertThat(asked(node, Map.of("topic", "/other")))
        .containsEntry("error", "this node does not publish /other");
    assertThat(asked(node, Map.of("service", "/s", "probe", "1")))
        .containsEntry("error", "this node does not offer /s");
    assertThat(asked(node, Map.of("topic", "/words", "md5sum", "*", "type", "*")))
        .containsEntry("type", "std_msgs/String")
        .containsEntry("latching", "0");
    for (String garbage : List.of("", "GET / HTTP/1.1\r\n\r\n", "\1\0\0\0x", "\377\377\377\377"))
      try (Socket socket = new Socket("127.0.0.1", topicPort(node, "/words"))) {
        socket
            .getOutputStream()
            .write(garbage.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    Subscription in = node("/hearer").subscribe("/words", STRING, (m, nanos) -> {});
    Await.until(
        "a word",
        () -> {
          out.publish(word("w"));
          return in.received() > 0;
        });
  }

  private Map<String, String> asked(WireNode node, Map<String, String> header) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", topicPort(node, "/words"))) {
      socket.getOutputStream().write(TcpHeader.encode(header));
      return TcpHeader.read(socket.getInputStream());
    }
  }

  private int topicPort(WireNode node, String topic) throws Exception {
    List<?> reply = ask(node, "requestTopic", "/test", topic, List.of(List.of("TCPROS")));
    return ((Long) ((List<?>) reply.get(2)).get(2)).intValue();
  }

  private List<?> ask(RosNode node, String method, Object... parameters) throws Exception {
    XmlRpcClient client = closing(new XmlRpcClient(5_000));
    List<?> known =
        (List<?>) client.call(HttpAddress.parse(master.uri()), "lookupNode", "/test", node.name());
    return (List<?>) client.call(HttpAddress.parse((String) known.get(2)), method, parameters);
  }

  @Test
  void theNodeTellsAboutItself() throws Exception {
    RosNode talker = node("/talker");
    RosNode hearer = node("/hearer");
    Publication out = talker.advertise("/words", STRING, false);
    Subscription in = hearer.subscribe("/words", STRING, (m, nanos) -> {});
    Await.until("the subscriber", () -> out.subscribers() == 1 && in.publishers() == 1);
    out.publish(word("w"));
    Await.until("the word", () -> in.received() == 1);

    assertThat(ask(talker, "getPid", "/test").get(2)).isEqualTo(ProcessHandle.current().pid());
    assertThat(ask(talker, "getMasterUri", "/test").get(2)).isEqualTo(master.uri());
    assertThat(ask(talker, "getPublications", "/test").get(2))
        .isEqualTo(List.of(List.of("/words", "std_msgs/String")));
    assertThat(ask(hearer, "getSubscriptions", "/test").get(2))
        .isEqualTo(List.of(List.of("/words", "std_msgs/String")));
    assertThat(ask(talker, "getBusInfo", "/test").get(2))
        .isEqualTo(List.of(List.of(0L, "/hearer", "o", "TCPROS", "/words", true)));
    assertThat(ask(talker, "getBusStats", "/test").get(2))
        .isEqualTo(
            List.of(
                List.of(List.of("/words", 0L, List.of(List.of(0L, 0L, 1L, 0L)))),
                List.of(),
                List.of(0L, 0L, 0L)));
    assertThat(ask(talker, "requestTopic", "/test", "/none", List.of()).get(0)).isEqualTo(-1L);
    assertThat(ask(talker, "requestTopic", "/test", "/words", List.of(List.of("UDPROS"))).get(0))
        .isEqualTo(0L);
    assertThatThrownBy(() -> ask(talker, "format", "/test")).hasMessageContaining("no format");
    assertThatThrownBy(() -> ask(talker, "requestTopic", "/test", 3))
        .hasMessageContaining("parameter 1 must be a string");
  }
}
