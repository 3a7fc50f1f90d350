package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.link.CommandSlot;
import dev.sinew.drivers.link.StateSlot;
import dev.sinew.drivers.servo.Register;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.exchange.Exchange;

/// The first arm of a section on a fake bus, a cycle at a time, in virtual time.
final class Bench {

  static final long PERIOD = 10_000_000;

  final VirtualClock clock = new VirtualClock();
  final ServoArmConfig config;
  final ArmSection arm;
  final FakeBus fake;
  final Exchange exchange;
  final CommandSlot commands;
  final StateSlot states;
  final ArmBus bus;

  Bench(String name, String... changes) {
    config = Sections.config(name, changes);
    arm = config.arms().getFirst();
    fake = FakeBus.of(arm, clock);
    exchange = Sections.exchange(config);
    int dof = arm.joints().size();
    commands = new CommandSlot(dof);
    states = new StateSlot(dof);
    bus =
        new ArmBus(
            arm,
            fake,
            clock,
            commands,
            new StateInlet(arm.joints(), states),
            new MotorStreams(arm, exchange),
            new MotorHealth(arm, config.silenceNanos()));
    bus.exchange();
  }

  /// Where the joints are, in their units.
  double[] pose() {
    double[] pose = new double[arm.joints().size()];
    for (int i = 0; i < pose.length; i++) {
      ArmJoint joint = arm.joints().get(i);
      pose[i] = joint.scale().value(fake.register(joint.id(), Register.PRESENT_POSITION));
    }
    return pose;
  }

  void command(double... position) {
    commands.begin();
    for (int i = 0; i < position.length; i++) commands.put(i, position[i]);
    commands.publish();
  }

  void cycles(int count) {
    for (int i = 0; i < count; i++) {
      bus.cycle();
      clock.sleepUntil(clock.nanos() + PERIOD - FakeBus.READING_NANOS);
    }
  }

  /// Commands where the arm is until it is under torque.
  void engage() {
    command(pose());
    cycles(arm.ids().length + 1);
    if (!bus.grip().whole()) throw new AssertionError("not engaged");
  }

  long torques() {
    return fake.servos.values().stream()
        .filter(servo -> servo.registers.get(Register.TORQUE_ENABLE) == 1)
        .count();
  }

  void park(boolean foundEnergised) {
    new Parking(arm, bus, clock, PERIOD, foundEnergised).run();
  }

  double stream(String name, int joint) {
    double[] sample = new double[exchange.ring(name).width()];
    exchange.ring(name).newest(sample);
    return sample[joint];
  }
}
