package dev.sinew.drivers.mqtt.arm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sinew.drivers.mqtt.Broker;
import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.peer.Servo;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.Mode;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a tick costs in memory on the servo thread: the same ticks in rounds, of which the cheapest
/// counts, as the JVM loads and compiles on the thread's account.
class MqttAllocationTest {

  private static final int ROUNDS = 20;
  private static final int TICKS = 50;
  private static final int TICKS_PER_PLAN = 4;

  @TempDir Path folder;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Clock clock = new MonotonicClock();

  @Test
  void aTickOfTheServoAllocatesNothing() throws Exception {
    try (Broker broker = new Broker(folder)) {
      ConfigSection section =
          Arms.section(
              Arms.TWO_JOINTS
                  .replace("tcp://127.0.0.1:1", broker.url())
                  .replace("max-silence-ms: 100", "max-silence-ms: 5000")
                  .replace("watchdog-ms: 100", "watchdog-ms: 5000"),
              "command-valid-ms: 5000\n");
      MqttArmConfig config = MqttArmConfig.read(section);
      try (MqttArm arm = MqttArm.start(section, clock);
          Robot robot = new MqttArmProvider().open(section, clock, Arms.exchange(config))) {
        JointState state = new JointState(2);
        Await.until("readiness", () -> condition(robot, state) == RobotCondition.OPERATIONAL);
        Servo servo = new Servo(robot, List.of(), Arms.exchange(config), clock);
        servo.tick();
        assertThat(servo.ask(Request.ARM)).isEqualTo(Answer.ACCEPTED);
        assertThat(servo.ask(Request.START)).isEqualTo(Answer.ACCEPTED);
        assertThat(least(servo)).isZero();
        assertThat(servo.mode()).isEqualTo(Mode.RUNNING);
        assertThat(arm.obeyed()).isPositive();
      }
    }
  }

  private long least(Servo servo) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > 0; round++) {
      long spent = 0;
      for (int i = 0; i < TICKS; i++) {
        if (i % TICKS_PER_PLAN == 0) servo.plan(0.5 + 0.1 * Math.sin(0.1 * i), 0);
        long before = threads.getCurrentThreadAllocatedBytes();
        servo.tick();
        spent += threads.getCurrentThreadAllocatedBytes() - before;
        clock.sleepUntil(clock.nanos() + 10_000_000);
      }
      least = Math.min(least, spent);
    }
    return least;
  }

  private static RobotCondition condition(Robot robot, JointState state) {
    robot.read(state);
    return state.condition();
  }
}
