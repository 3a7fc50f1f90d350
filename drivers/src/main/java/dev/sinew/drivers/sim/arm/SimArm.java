package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.JointState;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.port.SimulatedRobot;
import dev.sinew.runtime.safety.AdmittedCommand;
import dev.sinew.runtime.sync.Streams;

/// The virtual arm in this process. Reading it brings it up to the clock in whole steps of 1 ms,
/// with the last command in force.
sealed class SimArm implements SimulatedRobot, ArmLedger.Keeper permits PacingSimArm {

  private final RobotSpec spec;
  private final VirtualArm arm;
  private final ArmClock clock;
  private final SensorRings rings;
  private final double[] wanted;

  SimArm(ArmConfig config, ArmClock clock, Streams streams) {
    spec = config.robot();
    this.clock = clock;
    arm = new VirtualArm(config);
    rings = new SensorRings(config, streams);
    wanted = new double[spec.dof()];
    arm.place(clock.nanos(), 0);
  }

  @Override
  public RobotSpec spec() {
    return spec;
  }

  @Override
  public void place(long seed) {
    arm.place(clock.nanos(), seed);
    rings.clear();
  }

  @Override
  public void read(JointState out) {
    arm.advanceTo(clock.nanos());
    long stamp = clock.hostNanos(arm.nanos());
    out.stamp(stamp);
    out.condition(arm.condition());
    for (int i = 0; i < wanted.length; i++) out.set(i, arm.position(i), arm.velocity(i));
    rings.publish(stamp, arm.samples());
  }

  @Override
  public void write(AdmittedCommand command) {
    for (int i = 0; i < wanted.length; i++) wanted[i] = command.position(i);
    send(wanted);
  }

  /// @param position one value per joint
  void send(double[] position) {
    arm.command(clock.nanos(), position, 1);
  }

  @Override
  public void halt() {
    arm.halt();
  }

  @Override
  public ArmLedger ledger() {
    return arm.ledger();
  }

  @Override
  public void close() {
    halt();
  }
}
