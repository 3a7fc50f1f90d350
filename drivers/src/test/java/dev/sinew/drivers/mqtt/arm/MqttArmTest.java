package dev.sinew.drivers.mqtt.arm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.port.Robot;
import dev.sinew.drivers.mqtt.Broker;
import dev.sinew.drivers.peer.Await;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Driver and emulated arm with a real broker between them.
class MqttArmTest {

  @TempDir Path folder;

  private final Clock clock = new MonotonicClock();
  private final JointState state = new JointState(2);

  @Test
  void theArmsStateIsReadThroughTheBroker() throws Exception {
    try (Broker broker = new Broker(folder);
        MqttArm arm = MqttArm.start(section(broker), clock);
        Robot robot = open(broker)) {
      Await.until("a state", () -> read(robot) == RobotCondition.OPERATIONAL);
      assertThat(state.position(0)).isEqualTo(0.5);
      assertThat(state.position(1)).isZero();
      assertThat(clock.nanos() - state.stampNanos()).isBetween(0L, 100_000_000L);
      assertThat(robot.trouble()).isEmpty();
      assertThat(arm.trouble()).isEmpty();
      assertThat(broker.seen("cell/arm/connection", 1, "%p %r")).isEqualTo("online 1");
      assertThat(broker.seen("cell/arm/condition", 1, "%p %r")).isEqualTo("operational 1");
      assertThat(broker.seen("cell/arm/driver", 1, "%p %r")).isEqualTo("online 1");
    }
  }

  private RobotCondition read(Robot robot) {
    robot.read(state);
    return state.condition();
  }

  private ConfigSection section(Broker broker, String... more) {
    String text = Arms.TWO_JOINTS.replace("tcp://127.0.0.1:1", broker.url());
    return Arms.section(text, String.join("", more));
  }

  private Robot open(Broker broker, String... more) {
    ConfigSection section = section(broker, more);
    return 
        new MqttArmProvider()
            .open(section, clock, Arms.exchange(MqttArmConfig.read(section)));
  }
}
