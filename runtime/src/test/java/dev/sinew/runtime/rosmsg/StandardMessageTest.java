package dev.sinew.runtime.rosmsg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandardMessageTest {

  @Test
  void aDefinitionHoldsEveryTypeInsideOnce() {
    String separator = "=".repeat(80) + "\n";
    assertThat(StandardMessage.WRENCH_STAMPED.typeName())
        .isEqualTo("geometry_msgs/msg/WrenchStamped");
    assertThat(StandardMessage.WRENCH_STAMPED.definition())
        .isEqualTo(
            "std_msgs/Header header\nWrench wrench\n"
                + separator
                + "MSG: std_msgs/Header\nbuiltin_interfaces/Time stamp\nstring frame_id\n"
                + separator
                + "MSG: builtin_interfaces/Time\nint32 sec\nuint32 nanosec\n"
                + separator
                + "MSG: geometry_msgs/Wrench\nVector3 force\nVector3 torque\n"
                + separator
                + "MSG: geometry_msgs/Vector3\nfloat64 x\nfloat64 y\nfloat64 z\n");
  }
}
