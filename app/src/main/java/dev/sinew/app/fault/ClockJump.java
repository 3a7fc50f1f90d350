package dev.sinew.app.fault;

import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.safety.AdmittedCommand;

/// Lets the clock of spine and robot jump, some time after the first command.
final class ClockJump extends RobotAround {

  private final JumpingClock clock;
  private final long afterNanos;
  private boolean set;

  ClockJump(SimulatedRobot robot, JumpingClock clock, double seconds, FaultMoment moment) {
    super(robot, clock, seconds, moment);
    this.clock = clock;
    afterNanos = Math.round(seconds * 1e9);
  }

  @Override
  public void write(AdmittedCommand command) {
    if (!set) clock.jumpAt(clock.nanos() + afterNanos);
    set = true;
    broken();
    super.write(command);
  }
}
