package dev.sinew.drivers.ros.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageEncoding;
import dev.sinew.runtime.rosmsg.MessageReader;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The bytes of TCPROS.
class TcpHeaderTest {

  /// `rostopic pub /chatter std_msgs/String hello`, from
  /// <https://wiki.ros.org/ROS/Connection%20Header>: header, then the message.
  private static final String WIKI_HEADER =
      "b000000020000000 6d6573736167655f646566696e6974696f6e3d737472696e6720646174610a0a25000000"
          + " 63616c6c657269643d2f726f73746f7069635f343736375f313331363931323734313535370a000000"
          + " 6c61746368696e673d3127000000"
          + " 6d643573756d3d39393263653861313638376365633863386264383833656337336361343164310e000000"
          + " 746f7069633d2f6368617474657214000000 747970653d7374645f6d7367732f537472696e67";

  private static final String WIKI_MESSAGE = "09000000 05000000 68656c6c6f";

  /// What rospy 1.15.15 (Debian 12) sends as a subscriber.
  private static final String ROSPY_SUBSCRIBER =
      "9b00000010000000 63616c6c657269643d2f74616c6b657227000000"
          + " 6d643573756d3d39393263653861313638376365633863386264383833656337336361343164311f000000"
          + " 6d6573736167655f646566696e6974696f6e3d737472696e6720646174610a0d000000"
          + " 7463705f6e6f64656c61793d310c000000 746f7069633d2f686561726414000000"
          + " 747970653d7374645f6d7367732f537472696e67";

  /// What it answers to a subscriber of the wrong type.
  private static final String ROSPY_REFUSAL =
      "52000000 4e000000"
          + "6572726f723d746f70696320747970657320646f206e6f74206d617463683a205b7374645f6d7367732f53"
          + "7472696e675d2076732e205b73656e736f725f6d7367732f4a6f696e7453746174655d";

  /// A JointState of rospy's: seq 1, stamp 1700000000.123456789, frame base, a and b at 0.5 and
  /// -1.25, moving at 0.001 and 2, without efforts.
  private static final String ROSPY_MESSAGE =
      "4e000000 01000000 00f15365 15cd5b07 04000000 62617365"
          + "02000000 01000000 61 01000000 62"
          + "02000000 000000000000e03f 000000000000f4bf"
          + "02000000 fca9f1d24d62503f 0000000000000040"
          + "00000000";

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static Map<String, String> read(byte[] bytes) throws IOException {
    return TcpHeader.read(new ByteArrayInputStream(bytes));
  }

  @Test
  void theExampleOfTheWikiIsReadAndWrittenByteForByte() throws Exception {
    Map<String, String> header = read(bytes(WIKI_HEADER));
    assertThat(header)
        .containsExactly(
            Map.entry("message_definition", "string data\n\n"),
            Map.entry("callerid", "/rostopic_4767_1316912741557"),
            Map.entry("latching", "1"),
            Map.entry("md5sum", "992ce8a1687cec8c8bd883ec73ca41d1"),
            Map.entry("topic", "/chatter"),
            Map.entry("type", "std_msgs/String"));
    assertThat(TcpHeader.encode(header)).isEqualTo(bytes(WIKI_HEADER));

    MessageType string = RosTypes.message("std_msgs/String", Dialect.ROS1);
    Group hello = new MessageDraft(string).set("data", "hello").build();
    assertThat(new Frame().of(hello)).isEqualTo(bytes(WIKI_MESSAGE));
    assertThat(TypeTag.of(header).fits(TypeTag.of(string))).isTrue();
  }

  @Test
  void rospysHeadersAreReadAndWrittenByteForByte() throws Exception {
    for (String hex : List.of(ROSPY_SUBSCRIBER, ROSPY_REFUSAL))
      assertThat(TcpHeader.encode(read(bytes(hex)))).isEqualTo(bytes(hex));
    assertThat(read(bytes(ROSPY_SUBSCRIBER)))
        .containsEntry("tcp_nodelay", "1")
        .containsEntry("message_definition", "string data\n");
    assertThat(read(bytes(ROSPY_REFUSAL)))
        .containsEntry(
            "error", "topic types do not match: [std_msgs/String] vs. [sensor_msgs/JointState]");
  }

  @Test
  void rospysMessageIsReadAndWrittenByteForByte() throws Exception {
    byte[] frame = bytes(ROSPY_MESSAGE);
    MessageType type = RosTypes.message("sensor_msgs/JointState", Dialect.ROS1);

    Group read =
        new MessageReader(type, MessageEncoding.ROS1)
            .read(ByteBuffer.wrap(frame, Integer.BYTES, frame.length - Integer.BYTES));

    assertThat(((Doubles) read.get("position")).values()).containsExactly(0.5, -1.25);
    assertThat(new Frame().of(read)).isEqualTo(frame);
    assertThat(
            new Frame()
                .of(
                    new MessageDraft(type)
                        .set("header.seq", 1)
                        .time("header.stamp", 1_700_000_000_123_456_789L)
                        .set("header.frame_id", "base")
                        .texts("name", List.of("a", "b"))
                        .set("position", 0.5, -1.25)
                        .set("velocity", 0.001, 2)
                        .build()))
        .isEqualTo(frame);
  }

  /// The sum is the same when a type is read again from the text that goes over the wire.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "std_msgs/String",
        "sensor_msgs/JointState",
        "sensor_msgs/CameraInfo",
        "rosgraph_msgs/Log",
        "actionlib_msgs/GoalStatusArray",
        "control_msgs/FollowJointTrajectoryActionGoal"
      })
  void theTextOfADefinitionMeansTheSameType(String name) throws Exception {
    MessageType type = RosTypes.message(name, Dialect.ROS1);
    MessageType again = MessageType.parse(name, DefinitionWriter.text(type), Dialect.ROS1);
    assertThat(again.md5sum()).isEqualTo(type.md5sum());
  }

  @ParameterizedTest
  @CsvSource({
    "'', the connection was closed before a header came",
    "000000, the connection was closed before a header came",
    "ffffffff, 'a connection header of 4294967295 bytes, at most 1048576 are taken'",
    "08000000 04000000, a connection header ended after 4 of 8 bytes",
    "04000000 ffffffff, a connection header's field of 4294967295 bytes where 0 are left",
    "05000000 05000000 61, a connection header's field of 5 bytes where 1 are left",
    "05000000 01000000 61, a connection header's field without '=': a",
    "02000000 0100, a connection header ended within a length"
  })
  void whatIsNoHeaderIsRefusedInOneLine(String hex, String line) {
    assertThatThrownBy(() -> read(bytes(hex))).isInstanceOf(WireException.class).hasMessage(line);
  }

  @Property(seed = "4715", tries = 2_000)
  void aDamagedHeaderIsReadOrRefused(
      @ForAll @IntRange(max = 10_000) int place, @ForAll byte damage, @ForAll boolean cut)
      throws IOException {
    byte[] header = bytes(ROSPY_SUBSCRIBER);
    int at = place % header.length;
    header[at] = damage;
    readOrRefused(cut ? Arrays.copyOf(header, at) : header);
  }

  @Property(seed = "4716", tries = 1_000)
  void randomBytesAreReadOrRefused(@ForAll byte[] bytes, @ForAll @IntRange(max = 40) int length)
      throws IOException {
    byte[] framed = new byte[bytes.length + 4];
    System.arraycopy(bytes, 0, framed, 4, bytes.length);
    framed[0] = (byte) length;
    readOrRefused(framed);
  }

  private static void readOrRefused(byte[] bytes) throws IOException {
    try {
      Map<String, String> header = new LinkedHashMap<>(read(bytes));
      assertThat(String.join("", header.values()).length()).isLessThan(bytes.length);
    } catch (WireException e) {
      assertThat(e.getMessage()).doesNotContain("\n");
    }
  }
}
