package dev.sinew.drivers.ros.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.ros.node.MessageDraft;
import dev.sinew.drivers.ros.node.RosTypes;
import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue;
import dev.sinew.runtime.rosmsg.MessageValue.Bytes;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Floats;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Groups;
import dev.sinew.runtime.rosmsg.MessageValue.Ints;
import dev.sinew.runtime.rosmsg.MessageValue.Longs;
import dev.sinew.runtime.rosmsg.MessageValue.Shorts;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames that rosbridge_library made of messages of rospy 1.15.15: `cbor.dumps` of
/// `extract_cbor_values`, rosbridge_suite's branch ros1 (September 2023).
final class RealCborTest {

  private static final String HEAD = "a3626f70677075626c69736865746f706963";

  private static final WireTree WIRE = new WireTree(1 << 20);

  private static Group message(MessageType type, String hex) throws WireException {
    Map<?, ?> frame = (Map<?, ?>) WIRE.ofCbor(HexFormat.of().parseHex(hex));
    assertThat(frame.get("op")).isEqualTo("publish");
    return MessageFromTree.message(type, frame.get("msg"));
  }

  @Test
  void aPictureWithItsBytes() throws Exception {
    MessageType type = RosTypes.message("sensor_msgs/CompressedImage", Dialect.ROS1);
    Group picture =
        message(
            type,
            HEAD
                + "672f63616d657261636d7367a366686561646572a36373657107657374616d70a264736563731a65"
                + "53f100656e736563731a075bcd15686672616d655f69646363616d66666f726d6174646a706567"
                + "646461746146ffd80001ffd9");
    Group expected =
        new MessageDraft(type)
            .set("header.seq", 7)
            .time("header.stamp", 1_700_000_000_123_456_789L)
            .set("header.frame_id", "cam")
            .set("format", "jpeg")
            .build();
    assertThat(picture.get("header")).isEqualTo(expected.get("header"));
    assertThat(picture.get("format")).isEqualTo(expected.get("format"));
    assertThat(((Bytes) picture.get("data")).values())
        .containsExactly(0xFF, 0xD8, 0, 1, 0xFF, 0xD9);
  }

  @Test
  void doublesThatAreNoNumbersStayWhatTheyAre() throws Exception {
    Group array =
        message(
            RosTypes.message("std_msgs/Float64MultiArray", Dialect.ROS1),
            HEAD
                + "622f64636d7367a2666c61796f7574a26364696d81a3656c6162656c61786473697a6502667374"
                + "72696465026b646174615f6f6666736574036464617461d8565818000000000000f83f00000000"
                + "0000f87f000000000000f0ff");
    assertThat(((Doubles) array.get("data")).values())
        .containsExactly(1.5, Double.NaN, Double.NEGATIVE_INFINITY);
    assertThat(((Groups) ((Group) array.get("layout")).get("dim")).values()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "float32, d855480000003f000000c0, '0.5, -2.0'",
    "int8, d84842ff7f, '-1, 127'",
    "int16, d84d44feff2c01, '-2, 300'",
    "int32, d84e48fdffffff70110100, '-3, 70000'",
    "int64, d84f50fcffffffffffffff0000000000010000, '-4, 1099511627776'",
    "uint16, d84544ffff0100, '65535, 1'",
    "uint32, d84648ffffffff01000000, '4294967295, 1'",
    "uint64, d84750ffffffffffffffff0100000000000000, '18446744073709551615, 1'"
  })
  void numbersOfEveryKind(String element, String hex, String expected) throws Exception {
    MessageType type = MessageType.parse("std_msgs/Array", element + "[] data", Dialect.ROS1);
    Group array = message(type, HEAD + "622f61636d7367a16464617461" + hex);
    assertThat(described(array.get("data"), element.startsWith("u"))).isEqualTo(expected);
  }

  private static String described(MessageValue values, boolean isUnsigned) {
    StringBuilder out = new StringBuilder();
    switch (values) {
      case Bytes(byte[] a) -> out.append(a[0]).append(", ").append(a[1]);
      case Shorts(short[] a) ->
          out.append(isUnsigned ? a[0] & 0xFFFF : a[0]).append(", ").append(a[1]);
      case Ints(int[] a) ->
          out.append(isUnsigned ? a[0] & 0xFFFF_FFFFL : a[0]).append(", ").append(a[1]);
      case Longs(long[] a) ->
          out.append(isUnsigned ? Long.toUnsignedString(a[0]) : a[0] + "")
              .append(", ")
              .append(a[1]);
      case Floats(float[] a) -> out.append(a[0]).append(", ").append(a[1]);
      default -> throw new AssertionError(values);
    }
    return out.toString();
  }

  @Test
  void bytesInTheOtherOrderAreReadToo() throws Exception {
    // RFC 8746, section 2.1: tag 82 is float64 with the highest byte first.
    Object tree = WIRE.ofCbor(HexFormat.of().parseHex("d852483ff8000000000000"));
    assertThat(((Doubles) ((TypedArray) tree).values()).values()).containsExactly(1.5);
  }

  @Test
  void numbersOfAnotherKindThanTheDefinitionSaysAreRefused() throws Exception {
    MessageType type = MessageType.parse("std_msgs/Array", "float64[] data", Dialect.ROS1);
    assertThatThrownBy(
            () -> message(type, HEAD + "622f61636d7367a16464617461d855480000003f000000c0"))
        .isInstanceOf(WireException.class)
        .hasMessage("std_msgs/Array.data: 2 of FLOAT32 where float64[] would be right");
    assertThatThrownBy(() -> WIRE.ofCbor(HexFormat.of().parseHex("d85647000000000000f8")))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("7 bytes are not a multiple of 8");
  }
}
