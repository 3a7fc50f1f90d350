package dev.sinew.app.fault;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.port.SimulatedRobot;

/// An encoder that slipped: the first joint reads a tenth of its range too much.
final class EncoderJump extends RobotAround {

  private final double offset;

  EncoderJump(SimulatedRobot robot, Clock clock, double seconds, FaultMoment moment) {
    super(robot, clock, seconds, moment);
    JointSpec first = robot.spec().joints().getFirst();
    offset = (first.max() - first.min()) / 10;
  }

  @Override
  public void read(JointState out) {
    robot.read(out);
    if (broken()) out.set(0, out.position(0) + offset, out.velocity(0));
  }
}
