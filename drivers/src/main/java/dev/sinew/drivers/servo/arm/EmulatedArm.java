package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.link.PlacedRobot;
import dev.sinew.runtime.Clock;

/// A robot of emulated servos.
final class EmulatedArm extends PlacedRobot {

  /// A hand makes four turns a second.
  private static final long PLACING_NANOS = 2_000_000_000L;

  private static final long POLL_NANOS = 1_000_000;

  /// Of a joint's range, how far from its start it may be left.
  private static final double OFF = 0.01;

  private final ServoArm robot;
  private final Emulation emulation;
  private final Clock clock;

  /// @param emulation closed with this, after the robot
  EmulatedArm(ServoArm robot, Emulation emulation, Clock clock) {
    super(robot);
    this.robot = robot;
    this.emulation = emulation;
    this.clock = clock;
  }

  /// Makes the arm limp and has a hand take it to its start, the same for every seed; takes a halt
  /// back. Waits for that, for two seconds at most.
  @Override
  public void place(long seed) {
    placed("");
    for (ArmUnit unit : robot.units()) {
      unit.bus().place(() -> emulation.place(unit.arm()));
      unit.wake();
    }
    long end = clock.nanos() + PLACING_NANOS;
    while (!isPlaced()) {
      if (clock.nanos() >= end) {
        placed("the emulated arm did not get to its start");
        return;
      }
      clock.sleepUntil(clock.nanos() + POLL_NANOS);
    }
  }

  private boolean isPlaced() {
    for (ArmUnit unit : robot.units()) {
      if (unit.bus().isPlacing() || !unit.states().take()) return false;
      for (int i = 0; i < unit.dof(); i++) {
        ArmJoint joint = unit.arm().joints().get(i);
        double off = Math.abs(unit.states().position(i) - joint.start());
        if (!(off <= OFF * (joint.spec().max() - joint.spec().min()))) return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    super.close();
    emulation.close();
  }
}
