package dev.sinew.app.fault;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.port.SimulatedRobot;
import java.util.concurrent.CountDownLatch;

/// A driver that never returns, until it is closed.
final class ServoHang extends RobotAround {

  private final CountDownLatch closed = new CountDownLatch(1);

  ServoHang(SimulatedRobot robot, Clock clock, double seconds, FaultMoment moment) {
    super(robot, clock, seconds, moment);
  }

  @Override
  public void read(JointState out) {
    if (broken()) block();
    robot.read(out);
  }

  private void block() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    robot.close();
  }
}
