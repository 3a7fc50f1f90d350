package dev.sinew.app.fault;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.port.SimulatedRobot;

/// A driver that throws on the servo thread.
final class ServoCrash extends RobotAround {

  ServoCrash(SimulatedRobot robot, Clock clock, double seconds, FaultMoment moment) {
    super(robot, clock, seconds, moment);
  }

  @Override
  public void read(JointState out) {
    if (broken()) throw new IllegalStateException("injected: the driver threw");
    robot.read(out);
  }
}
