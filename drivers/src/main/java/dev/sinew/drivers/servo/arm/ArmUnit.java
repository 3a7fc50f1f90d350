package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.link.CommandSlot;
import dev.sinew.drivers.link.StateSlot;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.sync.Streams;

/// One arm of a robot: its bus, the thread that talks to it, and the slots between that and the
/// servo thread.
final class ArmUnit {

  private static final long MARGIN_NANOS = 5_000_000_000L;

  private final ArmSection arm;
  private final CommandSlot commands;
  private final StateSlot states;
  private final ArmBus bus;
  private final BusThread thread;

  /// @param open checked by [Connection]; closed with this
  /// @param foundEnergised whether it was under torque before
  ArmUnit(
      ServoArmConfig config,
      ArmSection arm,
      ServoBus open,
      boolean foundEnergised,
      Clock clock,
      Streams streams) {
    this.arm = arm;
    int dof = arm.joints().size();
    commands = new CommandSlot(dof);
    states = new StateSlot(dof);
    bus =
        new ArmBus(
            arm,
            open,
            clock,
            commands,
            new StateInlet(arm.joints(), states),
            new MotorStreams(arm, streams),
            new MotorHealth(arm, config.silenceNanos()));
    Parking parking =
        new Parking(arm, bus, clock, config.robot().servoPeriodNanos(), foundEnergised);
    String name = arm.name().isEmpty() ? config.robot().name() : arm.name();
    thread = new BusThread(name + " bus", bus, clock, config.busPeriodNanos(), parking::run);
  }

  /// Reads the arm for the first time, so that it has a state, and begins.
  void start() {
    bus.exchange();
    thread.start();
  }

  ArmSection arm() {
    return arm;
  }

  int dof() {
    return arm.joints().size();
  }

  CommandSlot commands() {
    return commands;
  }

  StateSlot states() {
    return states;
  }

  ArmBus bus() {
    return bus;
  }

  /// Something waits for the bus thread. Any thread; no allocation.
  void wake() {
    thread.wake();
  }

  /// Any thread; idempotent.
  void halt() {
    bus.halt();
    thread.wake();
  }

  /// Begins to park. Any thread; idempotent.
  void end() {
    thread.end();
  }

  /// Waits until the arm is parked and its bus closed, no longer than that may take.
  void join() {
    if (!thread.join(Math.round(Park.MOST_SECONDS * 1e9) + MARGIN_NANOS)) bus.close();
  }
}
