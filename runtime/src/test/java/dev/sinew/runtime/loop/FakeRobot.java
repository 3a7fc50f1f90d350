package dev.sinew.runtime.loop;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.safety.AdmittedCommand;
import java.util.List;

/// One joint that is at once where it is told to be.
final class FakeRobot implements SimulatedRobot {

  static final long TICK = 10_000_000;

  private final Clock clock;
  double position;
  int writes;
  boolean halted;
  RuntimeException fault;

  FakeRobot(Clock clock) {
    this.clock = clock;
  }

  @Override
  public RobotSpec spec() {
    return new RobotSpec(
        "fake", List.of(JointSpec.ofVelocity("a", Unit.RADIAN, -1000, 1000, 1e6)), TICK);
  }

  @Override
  public void place(long seed) {
    position = seed;
  }

  @Override
  public void read(JointState out) {
    if (fault != null) throw fault;
    out.stamp(clock.nanos());
    out.set(0, position, 0);
  }

  @Override
  public void write(AdmittedCommand command) {
    position = command.position(0);
    writes++;
  }

  @Override
  public void halt() {
    halted = true;
  }

  @Override
  public void close() {}
}
