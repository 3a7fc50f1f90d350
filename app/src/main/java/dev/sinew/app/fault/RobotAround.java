package dev.sinew.app.fault;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.safety.AdmittedCommand;

/// A simulated robot with something wrong from a certain instant on, counted from the first command
/// that it receives.
abstract class RobotAround implements SimulatedRobot {

  final SimulatedRobot robot;
  private final Clock clock;
  private final long afterNanos;
  private final FaultMoment moment;
  private long firstWriteNanos = Long.MIN_VALUE;

  RobotAround(SimulatedRobot robot, Clock clock, double seconds, FaultMoment moment) {
    this.moment = moment;
    this.robot = robot;
    this.clock = clock;
    afterNanos = Math.round(seconds * 1e9);
  }

  /// Whether the fault is there.
  final boolean broken() {
    boolean broken =
        firstWriteNanos != Long.MIN_VALUE && clock.nanos() - firstWriteNanos >= afterNanos;
    if (broken) moment.now();
    return broken;
  }

  @Override
  public RobotSpec spec() {
    return robot.spec();
  }

  @Override
  public void place(long seed) {
    robot.place(seed);
  }

  @Override
  public void read(JointState out) {
    robot.read(out);
  }

  @Override
  public void write(AdmittedCommand command) {
    if (firstWriteNanos == Long.MIN_VALUE) firstWriteNanos = clock.nanos();
    robot.write(command);
  }

  @Override
  public void halt() {
    robot.halt();
  }

  @Override
  public String trouble() {
    return robot.trouble();
  }

  @Override
  public void close() {
    robot.close();
  }
}
