package dev.sinew.runtime.rosmsg;

import static dev.sinew.runtime.rosmsg.FieldType.Multiplicity.ARRAY;
import static dev.sinew.runtime.rosmsg.FieldType.Multiplicity.ONE;
import static dev.sinew.runtime.rosmsg.FieldType.Multiplicity.SEQUENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTypeTest {

  private static final String SEPARATOR = "=".repeat(80) + "\n";

  private static final String HEADER =
      "MSG: std_msgs/Header\n# about it\nuint32 seq\n\n#Two\ntime stamp # when\nstring frame_id\n";

  /// Sums as `rosmsg md5` prints them on Noetic.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          3066dcd76a6cfaef579bd0f34173e9fd, sensor_msgs/JointState, \
          Header header|string[] name|float64[] position|float64[] velocity|float64[] effort
          060021388200f6f0f447d0fcd9c64743, sensor_msgs/Image, \
          Header header|uint32 height|uint32 width|string encoding|uint8 is_bigendian|uint32 step\
          |uint8[] data
          d78d3cb249ce23087ade7e7d0c40cfa7, geometry_msgs/WrenchStamped, Header header|Wrench wrench
          65b4f94a94d1ed67169da35a02f33d3f, trajectory_msgs/JointTrajectory, \
          Header header|string[] joint_names|JointTrajectoryPoint[] points
          """)
  void theMd5sumIsTheOneOfRos1(String md5, String name, String fields) throws MessageException {
    String text =
        fields.replace('|', '\n')
            + ("\n" + SEPARATOR + HEADER)
            + (SEPARATOR + "MSG: geometry_msgs/Wrench\nVector3  force\nVector3  torque\n")
            + (SEPARATOR + "MSG: geometry_msgs/Vector3\nfloat64 x\nfloat64 y\nfloat64 z\n")
            + (SEPARATOR + "MSG: trajectory_msgs/JointTrajectoryPoint\nfloat64[] positions\n")
            + "float64[] velocities\nfloat64[] accelerations\nfloat64[] effort\n"
            + "duration time_from_start\n";
    assertThat(MessageType.parse(name, text, Dialect.ROS1).md5sum()).isEqualTo(md5);
  }

  @Test
  void theMd5sumOfAHeaderIsTheOneOfRos1() throws MessageException {
    String text = HEADER.substring(HEADER.indexOf('\n'));
    assertThat(MessageType.parse("std_msgs/Header", text, Dialect.ROS1).md5sum())
        .isEqualTo("2176decaecbce78abc3b96ef049fabed");
  }

  /// `rosmsg md5 std_msgs/Byte`, whose md5sum is of the text "byte data".
  @Test
  void theMd5sumSeesTheWordOfTheDefinitionNotWhatItStandsFor() throws MessageException {
    assertThat(MessageType.parse("std_msgs/Byte", "byte data", Dialect.ROS1).md5sum())
        .isEqualTo("ad736a2e8818154c487bb80fe42ce43b");
  }

  @ParameterizedTest
  @EnumSource
  void standardDefinitionsAreWhole(StandardMessage message) throws MessageException {
    MessageType type = MessageType.parse(message.typeName(), message.definition(), Dialect.ROS2);
    assertThat(type.fields()).isNotEmpty();
  }

  @Test
  void boundsArraysAndDefaultsAreUnderstood() throws MessageException {
    MessageType type =
        MessageType.parse(
            "a_msgs/msg/A",
            """
            string<=5[<=3] few "x#y" # two of them
            float64[36] covariance
            uint8[] data [1, 2]
            wstring wide
            int32 x -7
            uint8 CHOICE=3  # a constant
            string WORD="a # b"
            """,
            Dialect.ROS2);
    assertThat(type.fields())
        .extracting(MessageField::name, MessageField::defaultText)
        .extracting(Object::toString)
        .containsExactly(
            "(\"few\", \"\"x#y\"\")",
            "(\"covariance\", \"\")",
            "(\"data\", \"[1, 2]\")",
            "(\"wide\", \"\")",
            "(\"x\", \"-7\")");
    List<FieldType> types = type.fields().stream().map(MessageField::type).toList();
    assertThat(types.get(0))
        .isEqualTo(new FieldType("string<=5[<=3]", Primitive.STRING, SEQUENCE, 3, 5));
    assertThat(types.get(1))
        .isEqualTo(new FieldType("float64[36]", Primitive.FLOAT64, ARRAY, 36, Integer.MAX_VALUE));
    assertThat(types.get(2).multiplicity()).isEqualTo(SEQUENCE);
    assertThat(types.get(3).element()).isEqualTo(Primitive.WSTRING);
    assertThat(types.get(4).multiplicity()).isEqualTo(ONE);
    assertThat(type.constants())
        .containsExactly(
            new MessageConstant("uint8", "CHOICE", "3"),
            new MessageConstant("string", "WORD", "\"a # b\""));
  }

  @Test
  void aTextConstantOfRos1GoesOnToTheEndOfItsLine() throws MessageException {
    MessageType type = MessageType.parse("a/A", "string S= it's # all \nint8 x", Dialect.ROS1);
    assertThat(type.constants()).containsExactly(new MessageConstant("string", "S", "it's # all"));
  }

  @Test
  void aRos2TypeWithoutFieldsHasTheByteThatIdlPutsThere() throws MessageException {
    assertThat(fields("std_msgs/msg/Empty", "# nothing", Dialect.ROS2))
        .isEqualTo("structure_needs_at_least_one_member");
    assertThat(fields("std_msgs/Empty", "# nothing", Dialect.ROS1)).isEmpty();
  }

  @Test
  void interfacesThatAWriterLeftOutAreKnown() throws MessageException {
    MessageType type = MessageType.parse("a/msg/A", "builtin_interfaces/Time stamp", Dialect.ROS2);
    assertThat(((MessageType) type.fields().getFirst().type().element()).fields()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          float64|a/A: line 1: 'float64' is neither 'type name' nor 'type NAME=value'
          b/B x|a/A: line 1: x: b/B is not defined here: a section 'MSG: ...' of it is missing
          A x|a/A: has itself inside
          int8 x 3|a/A: line 1: 'int8 x 3': ROS 1 has no default values
          int8[<=3] x|a/A: line 1: x: 'int8[<=3]': ROS 1 has no bounds
          int8<=3 x|a/A: line 1: x: 'int8<=3': only strings have a bound
          int8[99999999999] x|a/A: line 1: x: 'int8[99999999999]': more than 2^31 - 1
          int8[-1] x|a/A: line 1: x: 'int8[-1]' is not a type like float64, a/B[] or string[3]
          ---|a/A: line 1: '---' is neither 'type name' nor 'type NAME=value'
          """)
  void aWrongDefinitionIsRefusedInOneLine(String text, String complaint) {
    assertThatThrownBy(() -> MessageType.parse("a/A", text, Dialect.ROS1))
        .isInstanceOf(MessageException.class)
        .hasMessage(complaint);
  }

  @Test
  void twoFieldsOfOneNameAreRefused() {
    assertThatThrownBy(() -> MessageType.parse("a/A", "int8 x\nint8 x", Dialect.ROS1))
        .hasMessage("a/A: line 2: x: a second one");
  }

  @Test
  void aSectionWithoutItsNameIsRefused() {
    assertThatThrownBy(() -> MessageType.parse("a/A", "int8 x\n" + SEPARATOR + "x", Dialect.ROS1))
        .hasMessage("a/A: line 3: 'x' must be 'MSG: package/Type'");
  }

  private static String fields(String name, String text, Dialect dialect) throws MessageException {
    return MessageType.parse(name, text, dialect).fields().stream()
        .map(MessageField::name)
        .collect(Collectors.joining(" "));
  }
}
