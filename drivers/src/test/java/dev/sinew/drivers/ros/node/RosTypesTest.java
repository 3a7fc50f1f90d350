package dev.sinew.drivers.ros.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.rosmsg.Dialect;
import dev.sinew.runtime.rosmsg.MessageEncoding;
import dev.sinew.runtime.rosmsg.MessageField;
import dev.sinew.runtime.rosmsg.MessageReader;
import dev.sinew.runtime.rosmsg.MessageType;
import dev.sinew.runtime.rosmsg.MessageValue.Doubles;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import dev.sinew.runtime.rosmsg.MessageValue.Groups;
import dev.sinew.runtime.rosmsg.MessageValue.Text;
import dev.sinew.runtime.rosmsg.MessageValue.Whole;
import dev.sinew.runtime.rosmsg.MessageWriter;
import dev.sinew.runtime.rosmsg.Ros1Output;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosTypesTest {

  /// Sums of the Python classes that Debian 12 generates (`_md5sum`; std_msgs 0.5.13, common_msgs
  /// 1.13.1, tf2_msgs 0.7.6, rosgraph_msgs 1.11.3); of control_msgs, which Debian does not have,
  /// those of control_msgs 1.5 as published in ROS's own message documentation.
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          actionlib_msgs/GoalID 302881f31927c1df708a2dbab0e80ee8
          actionlib_msgs/GoalStatus d388f9b87b3c471f784434d671988d4a
          actionlib_msgs/GoalStatusArray 8b2b82f13216d0a8ea88bd3af735e619
          geometry_msgs/Accel 9f195f881246fdfa2798d1d3eebca84a
          geometry_msgs/AccelStamped d8a98a5d81351b6eb0578c78557e7659
          geometry_msgs/Point 4a842b65f413084dc2b10fb484ea7f17
          geometry_msgs/PointStamped c63aecb41bfdfd6b7e1fac37c7cbe7bf
          geometry_msgs/Pose e45d45a5a1ce597b249e23fb30fc871f
          geometry_msgs/PoseArray 916c28c5764443f268b296bb671b9d97
          geometry_msgs/PoseStamped d3812c3cbc69362b77dc0b19b345f8f5
          geometry_msgs/PoseWithCovariance c23e848cf1b7533a8d7c259073a97e6f
          geometry_msgs/PoseWithCovarianceStamped 953b798c0f514ff060a53a3498ce6246
          geometry_msgs/Quaternion a779879fadf0160734f906b8c19c7004
          geometry_msgs/QuaternionStamped e57f1e547e0e1fd13504588ffc8334e2
          geometry_msgs/Transform ac9eff44abf714214112b05d54a3cf9b
          geometry_msgs/TransformStamped b5764a33bfeb3588febc2682852579b0
          geometry_msgs/Twist 9f195f881246fdfa2798d1d3eebca84a
          geometry_msgs/TwistStamped 98d34b0043a2093cf9d9345ab6eef12e
          geometry_msgs/Vector3 4a842b65f413084dc2b10fb484ea7f17
          geometry_msgs/Vector3Stamped 7b324c7325e683bf02a9b14b01090ec7
          geometry_msgs/Wrench 4f539cf138b23283b520fd271b567936
          geometry_msgs/WrenchStamped d78d3cb249ce23087ade7e7d0c40cfa7
          rosgraph_msgs/Clock a9c97c1d230cfc112e270351a944ee47
          rosgraph_msgs/Log acffd30cd6b6de30f120938c17c593fb
          sensor_msgs/CameraInfo c9a58c1b0b154e0e6da7578cb991d214
          sensor_msgs/CompressedImage 8f7a12909da2c9d3332d540a0977563f
          sensor_msgs/Image 060021388200f6f0f447d0fcd9c64743
          sensor_msgs/Imu 6a62c6daae103f4ff57a132d6f95cec2
          sensor_msgs/JointState 3066dcd76a6cfaef579bd0f34173e9fd
          sensor_msgs/Joy 5a9ea5f83505693b71e785041e67a8bb
          sensor_msgs/RegionOfInterest bdb633039d588fcccb441a4d43ccfe09
          sensor_msgs/Temperature ff71b307acdbe7c871a5a6d7ed359100
          std_msgs/Bool 8b94c1b53db61fb6aed406028ad6332a
          std_msgs/Byte ad736a2e8818154c487bb80fe42ce43b
          std_msgs/Char 1bf77f25acecdedba0e224b162199717
          std_msgs/ColorRGBA a29a96539573343b1310c73607334b00
          std_msgs/Duration 3e286caf4241d664e55f3ad380e2ae46
          std_msgs/Empty d41d8cd98f00b204e9800998ecf8427e
          std_msgs/Float32 73fcbf46b49191e672908e50842a83d4
          std_msgs/Float32MultiArray 6a40e0ffa6a17a503ac3f8616991b1f6
          std_msgs/Float64 fdb28210bfa9d7c91146260178d9a584
          std_msgs/Float64MultiArray 4b7d974086d4060e7db4613a7e6c3ba4
          std_msgs/Header 2176decaecbce78abc3b96ef049fabed
          std_msgs/Int16 8524586e34fbd7cb1c08c5f5f1ca0e57
          std_msgs/Int32 da5909fbe378aeaf85e547e830cc1bb7
          std_msgs/Int32MultiArray 1d99f79f8b325b44fee908053e9c945b
          std_msgs/Int64 34add168574510e6e17f5d23ecc077ef
          std_msgs/Int8 27ffa0c9c4b8fb8492252bcad9e5c57b
          std_msgs/MultiArrayDimension 4cd0c83a8683deae40ecdac60e53bfa8
          std_msgs/MultiArrayLayout 0fed2a11c13e11c5571b4e2a995a91a3
          std_msgs/String 992ce8a1687cec8c8bd883ec73ca41d1
          std_msgs/Time cd7166c74c552c311fbcc2fe5a7bc289
          std_msgs/UInt16 1df79edf208b629fe6b81923a544552d
          std_msgs/UInt32 304a39449588c7f8ce2df6e8001c5fce
          std_msgs/UInt64 1b2a79973e8bf53d7b53acb71299cb57
          std_msgs/UInt8 7c8164229e7d2c17eb95e9231617fdee
          std_msgs/UInt8MultiArray 82373f1612381bb6ee473b5cd6f5d89c
          tf2_msgs/TFMessage 94810edda583a504dfda3829e70d7eec
          trajectory_msgs/JointTrajectory 65b4f94a94d1ed67169da35a02f33d3f
          trajectory_msgs/JointTrajectoryPoint f3cd1e1c4d320c79d6985c904ae5dcd3
          control_msgs/FollowJointTrajectoryActionGoal cff5c1d533bf2f82dd0138d57f4304bb
          control_msgs/FollowJointTrajectoryActionResult c4fb3b000dc9da4fd99699380efcc5d9
          control_msgs/FollowJointTrajectoryActionFeedback d8920dc4eae9fc107e00999cce4be641
          control_msgs/GripperCommandActionGoal aa581f648a35ed681db2ec0bf7a82bea
          """)
  void aTypeOfRos1HasTheSumThatTheWorldKnowsItBy(String name, String md5) {
    assertThat(RosTypes.message(name, Dialect.ROS1).md5sum()).isEqualTo(md5);
  }

  /// <https://docs.ros.org/en/api/std_srvs/html/srv/Trigger.html>, SetBool and Empty likewise.
  @ParameterizedTest
  @CsvSource({
    "std_srvs/Trigger, 937c9679a518e3a18d831e57125ea522",
    "std_srvs/SetBool, 09fb03525b03e7ea1fd3992bafd87e16",
    "std_srvs/Empty, d41d8cd98f00b204e9800998ecf8427e"
  })
  void aServiceHasTheSumThatTheWorldKnowsItBy(String name, String md5) {
    ServiceType service = RosTypes.service(name, Dialect.ROS1);
    assertThat(MessageType.serviceMd5sum(service.request(), service.response())).isEqualTo(md5);
  }

  @Test
  void theSameTypeIsTheSameObjectWhicheverWayItIsWritten() {
    assertThat(RosTypes.message("sensor_msgs/msg/JointState", Dialect.ROS2))
        .isSameAs(RosTypes.message("sensor_msgs/JointState", Dialect.ROS2))
        .isNotSameAs(RosTypes.message("sensor_msgs/JointState", Dialect.ROS1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sensor_msgs/JointState",
        "sensor_msgs/Image",
        "sensor_msgs/CompressedImage",
        "sensor_msgs/CameraInfo",
        "trajectory_msgs/JointTrajectory",
        "geometry_msgs/PoseStamped",
        "geometry_msgs/TwistStamped",
        "geometry_msgs/WrenchStamped",
        "std_msgs/Float64MultiArray",
        "tf2_msgs/TFMessage",
        "control_msgs/JointJog",
        "rosgraph_msgs/Clock"
      })
  void whatARobotNeedsExistsInRos2(String name) {
    assertThat(RosTypes.message(name, Dialect.ROS2).name()).isEqualTo(name);
  }

  @Test
  void aHeaderOfRos2HasNoSequenceNumber() {
    MessageType header = RosTypes.message("std_msgs/Header", Dialect.ROS2);
    assertThat(header.fields()).extracting(MessageField::name).containsExactly("stamp", "frame_id");
    assertThat(RosTypes.find("actionlib_msgs/GoalID", Dialect.ROS2)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sensor_msgs/Nothing", "../ros1/std_msgs/Header", "float64", "", "a/b/c"})
  void anUnknownTypeIsNamed(String name) {
    assertThatThrownBy(() -> RosTypes.message(name, Dialect.ROS1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(name + ": no such message type of ROS1 is known here");
  }

  @Test
  void aDraftIsEmptyUntilItIsSetAndComesBackFromItsBytes() throws Exception {
    MessageType type = RosTypes.message("trajectory_msgs/JointTrajectory", Dialect.ROS1);
    MessageDraft draft =
        new MessageDraft(type)
            .time("header.stamp", 5_000_000_007L)
            .set("header.frame_id", "base")
            .texts("joint_names", List.of("a", "b"));
    Group point =
        draft.element("points").set("positions", 1, 2).time("time_from_start", 30_000_000).build();
    Group message = draft.groups("points", List.of(point)).build();

    Ros1Output out = new Ros1Output(16);
    new MessageWriter(out).write(message);
    Group read = new MessageReader(type, MessageEncoding.ROS1).read(ByteBuffer.wrap(out.copy()));

    Group header = (Group) read.get("header");
    assertThat(header.get("frame_id")).isEqualTo(new Text("base"));
    assertThat(((Group) header.get("stamp")).get("nsecs")).isEqualTo(new Whole(7));
    Group readPoint = ((Groups) read.get("points")).values().getFirst();
    assertThat(((Doubles) readPoint.get("positions")).values()).containsExactly(1, 2);
    assertThat(((Doubles) readPoint.get("velocities")).values()).isEmpty();
  }

  @Test
  void everyEmptyMessageCanBeWritten() throws Exception {
    for (String name : List.of("sensor_msgs/CameraInfo", "rosgraph_msgs/Log", "sensor_msgs/Joy")) {
      Group empty = new MessageDraft(RosTypes.message(name, Dialect.ROS1)).build();
      Ros1Output out = new Ros1Output(16);
      new MessageWriter(out).write(empty);
      assertThat((long) out.size()).isEqualTo(empty.type().leastBytes());
    }
  }

  @Test
  void aPathThatTheTypeDoesNotHaveIsNamed() {
    MessageDraft draft = new MessageDraft(RosTypes.message("sensor_msgs/Joy", Dialect.ROS1));
    assertThatThrownBy(() -> draft.set("header.frame", "x")).hasMessageContaining("has no frame");
    assertThatThrownBy(() -> draft.part("axes")).hasMessage("sensor_msgs/Joy: axes is no message");
    assertThatThrownBy(() -> draft.element("axes"))
        .hasMessage("sensor_msgs/Joy: axes holds no messages");
  }
}
