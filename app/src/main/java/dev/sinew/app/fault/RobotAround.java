package dev.sinew.app.fault;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.ForwardingRobot;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.safety.AdmittedCommand;

/// A simulated robot with something wrong from a certain instant on, counted from the first command
/// that it receives.
abstract class RobotAround extends ForwardingRobot implements SimulatedRobot {

  final SimulatedRobot robot;
  private final Clock clock;
  private final long afterNanos;
  private final FaultMoment moment;
  private long firstWriteNanos = Long.MIN_VALUE;

  RobotAround(SimulatedRobot robot, Clock clock, double seconds, FaultMoment moment) {
    super(robot);
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
  public void place(long seed) {
    robot.place(seed);
  }

  @Override
  public void write(AdmittedCommand command) {
    if (firstWriteNanos == Long.MIN_VALUE) firstWriteNanos = clock.nanos();
    super.write(command);
  }
}
