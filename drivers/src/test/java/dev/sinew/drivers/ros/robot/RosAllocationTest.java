package dev.sinew.drivers.ros.robot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.peer.Servo;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotCondition;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.Mode;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a tick of the servo costs in memory while the robot moves and the graph talks on threads of
/// its own. The cheapest round counts: while the JVM still loads, links and compiles, it allocates
/// on the thread's account.
class RosAllocationTest {

  private static final int ROUNDS = 30;
  private static final int TICKS = 300;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void aTickOfTheServoAllocatesNothing() throws Exception {
    Cell cell = new Cell(Cell.JOINTS, Cell.STATE, Cell.TRAJECTORY, "patience-ms: 5000\n");
    cell.graph.listen("/arm/command", TrajectoryForm.TYPE);
    cell.whileWaiting(() -> state(cell));
    try (Robot robot = cell.open()) {
      Await.until("readiness", () -> condition(robot) == RobotCondition.OPERATIONAL);
      Servo servo = new Servo(robot, List.of(), cell.exchange, cell.clock);
      servo.tick();
      assertThat(servo.ask(Request.ARM)).isEqualTo(Answer.ACCEPTED);
      assertThat(servo.ask(Request.START)).isEqualTo(Answer.ACCEPTED);
      assertThat(least(cell, servo)).isZero();
      assertThat(servo.mode()).isEqualTo(Mode.RUNNING);
    }
    assertThat(cell.graph.heard("/arm/command")).isNotEmpty();
  }

  private long least(Cell cell, Servo servo) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > 0; round++) {
      servo.plan(0.3 * Math.sin(round), 0.2);
      long spent = 0;
      for (int i = 0; i < TICKS; i++) {
        cell.clock.pass(10);
        state(cell);
        long before = threads.getCurrentThreadAllocatedBytes();
        servo.tick();
        spent += threads.getCurrentThreadAllocatedBytes() - before;
      }
      least = Math.min(least, spent);
    }
    return least;
  }

  private static void state(Cell cell) {
    cell.graph.publish(
        "/joint_states",
        Cell.joints(List.of("a", "b"), 0.1, 0.2).set("velocity", 0.0, 0.0).build());
  }

  private static RobotCondition condition(Robot robot) {
    JointState state = new JointState(2);
    robot.read(state);
    return state.condition();
  }
}
