package dev.sinew.app.fault;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.port.SimulatedRobot;

/// A driver that takes one and a half periods for every read.
final class Overload extends RobotAround {

  private final Clock clock;
  private final long burnNanos;

  Overload(SimulatedRobot robot, Clock clock, double seconds, FaultMoment moment) {
    super(robot, clock, seconds, moment);
    this.clock = clock;
    burnNanos = robot.spec().servoPeriodNanos() * 3 / 2;
  }

  @Override
  public void read(JointState out) {
    robot.read(out);
    if (broken()) clock.sleepUntil(clock.nanos() + burnNanos);
  }
}
