package dev.sinew.drivers.ros.dds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.ros.node.RosException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DdsNamesTest {

  /// The examples of <https://design.ros2.org/articles/topic_and_service_names.html>.
  @Test
  void namesAreMangledAsRosDoes() {
    assertThat(DdsNames.topic("/foo/bar")).isEqualTo("rt/foo/bar");
    assertThat(DdsNames.type("sensor_msgs/JointState"))
        .isEqualTo("sensor_msgs::msg::dds_::JointState_");
    assertThat(DdsNames.type("sensor_msgs/msg/JointState"))
        .isEqualTo("sensor_msgs::msg::dds_::JointState_");
  }

  @Test
  void withoutTheLibraryOneLineSaysHowToGetIt() {
    assertThatThrownBy(() -> DdsLibrary.FOLDER.find(Map.of()))
        .isInstanceOf(RosException.class)
        .hasMessageStartingWith("Fast DDS is not here")
        .hasMessageContaining("-Pdds")
        .hasMessageContaining("SINEW_DDS");
  }
}
