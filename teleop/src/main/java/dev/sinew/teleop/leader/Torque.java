package dev.sinew.teleop.leader;

import dev.sinew.drivers.servo.BusException;
import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.family.BusFamily;

/// Weak torque by registers that are lost with the power: Feetech's torque limit, Dynamixel's goal
/// current.
final class Torque {

  /// Feetech's unit is 0.1 %.
  private static final int FEETECH_FULL = 1000;

  /// Dynamixel's current-based position control: the only mode with a limit outside of the EEPROM.
  private static final int CURRENT_BASED = 5;

  private final BusFamily family;
  private final ServoBus bus;

  Torque(BusFamily family, ServoBus bus) {
    this.family = family;
    this.bus = bus;
  }

  /// Limits a servo's torque, aims it at where it stands, and turns it on. Cold.
  ///
  /// @param share of what it could do
  /// @param counts where it stands
  /// @throws BusException naming the servo, also when it cannot be limited
  void on(LeaderJoint joint, double share, int counts) throws BusException {
    limit(joint, share);
    bus.write(joint.servo().id(), Register.GOAL_POSITION, counts);
    bus.write(joint.servo().id(), Register.TORQUE_ENABLE, 1);
  }

  void off(LeaderJoint joint) throws BusException {
    bus.write(joint.servo().id(), Register.TORQUE_ENABLE, 0);
  }

  private void limit(LeaderJoint joint, double share) throws BusException {
    int id = joint.servo().id();
    if (family.registers().has(Register.TORQUE_LIMIT)) {
      bus.write(id, Register.TORQUE_LIMIT, (int) Math.round(share * FEETECH_FULL));
      return;
    }
    if (!family.registers().has(Register.GOAL_CURRENT))
      throw new BusException(id, joint.servo().text() + " has no limit of torque to set");
    int mode = bus.read(id, Register.OPERATING_MODE);
    if (mode != CURRENT_BASED)
      throw new BusException(
          id,
          joint.servo().text()
              + " is in operating mode "
              + mode
              + ": its torque can only be limited in mode 5, current-based position control");
    int most = bus.read(id, Register.CURRENT_LIMIT);
    bus.write(id, Register.GOAL_CURRENT, (int) Math.round(share * most));
  }
}
