package dev.sinew.app.fault;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.safety.AdmittedCommand;

/// A link over which nothing comes and nothing goes.
final class LostPackets extends RobotAround {

  private final JointState unseen;

  LostPackets(SimulatedRobot robot, Clock clock, double seconds, FaultMoment moment) {
    super(robot, clock, seconds, moment);
    unseen = new JointState(robot.spec().dof());
  }

  @Override
  public void read(JointState out) {
    robot.read(broken() ? unseen : out);
  }

  @Override
  public void write(AdmittedCommand command) {
    if (!broken()) super.write(command);
  }
}
