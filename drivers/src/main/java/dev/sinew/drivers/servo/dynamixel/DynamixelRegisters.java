package dev.sinew.drivers.servo.dynamixel;

import static dev.sinew.drivers.servo.register.Encoding.TWOS_COMPLEMENT;
import static dev.sinew.drivers.servo.register.Encoding.UNSIGNED;
import static java.util.Map.entry;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.register.ByteLayout;
import dev.sinew.drivers.servo.register.Encoding;
import dev.sinew.drivers.servo.register.Field;
import dev.sinew.drivers.servo.register.RegisterTable;
import java.util.Map;

/// The control table of the X series (ROBOTIS e-manual). Units: positions in counts, velocities in
/// 0.229 rpm, PWM in 0.113 % of full duty, currents in the model's unit, voltage in 0.1 V.
///
/// [Register#PRESENT_LOAD] is the present PWM. Models without current sensing (XL430, XC430) have
/// their estimated load, 0.1 %, where the others have [Register#PRESENT_CURRENT].
public final class DynamixelRegisters {

  /// What lies below address 64 may be written only while the torque is off.
  public static final RegisterTable X =
      new RegisterTable(
          "Dynamixel",
          64,
          662,
          Map.ofEntries(
              entry(Register.MODEL, field(0, 2, UNSIGNED)),
              entry(Register.FIRMWARE, field(6, 1, UNSIGNED)),
              entry(Register.ID, field(7, 1, UNSIGNED)),
              entry(Register.BAUD_INDEX, field(8, 1, UNSIGNED)),
              entry(Register.RETURN_DELAY, field(9, 1, UNSIGNED)),
              entry(Register.DRIVE_MODE, field(10, 1, UNSIGNED)),
              entry(Register.OPERATING_MODE, field(11, 1, UNSIGNED)),
              entry(Register.HOMING_OFFSET, field(20, 4, TWOS_COMPLEMENT)),
              entry(Register.MAX_TEMPERATURE, field(31, 1, UNSIGNED)),
              entry(Register.CURRENT_LIMIT, field(38, 2, UNSIGNED)),
              entry(Register.MAX_POSITION, field(48, 4, TWOS_COMPLEMENT)),
              entry(Register.MIN_POSITION, field(52, 4, TWOS_COMPLEMENT)),
              entry(Register.TORQUE_ENABLE, field(64, 1, UNSIGNED)),
              entry(Register.STATUS_LEVEL, field(68, 1, UNSIGNED)),
              entry(Register.STATUS, field(70, 1, UNSIGNED)),
              entry(Register.POSITION_D, field(80, 2, UNSIGNED)),
              entry(Register.POSITION_I, field(82, 2, UNSIGNED)),
              entry(Register.POSITION_P, field(84, 2, UNSIGNED)),
              entry(Register.WATCHDOG, field(98, 1, TWOS_COMPLEMENT)),
              entry(Register.GOAL_CURRENT, field(102, 2, TWOS_COMPLEMENT)),
              entry(Register.GOAL_VELOCITY, field(104, 4, TWOS_COMPLEMENT)),
              entry(Register.PROFILE_ACCELERATION, field(108, 4, TWOS_COMPLEMENT)),
              entry(Register.PROFILE_VELOCITY, field(112, 4, TWOS_COMPLEMENT)),
              entry(Register.GOAL_POSITION, field(116, 4, TWOS_COMPLEMENT)),
              entry(Register.MOVING, field(122, 1, UNSIGNED)),
              entry(Register.PRESENT_LOAD, field(124, 2, TWOS_COMPLEMENT)),
              entry(Register.PRESENT_CURRENT, field(126, 2, TWOS_COMPLEMENT)),
              entry(Register.PRESENT_VELOCITY, field(128, 4, TWOS_COMPLEMENT)),
              entry(Register.PRESENT_POSITION, field(132, 4, TWOS_COMPLEMENT)),
              entry(Register.PRESENT_VOLTAGE, field(144, 2, UNSIGNED)),
              entry(Register.PRESENT_TEMPERATURE, field(146, 1, UNSIGNED))));

  private DynamixelRegisters() {}

  private static Field field(int address, int size, Encoding encoding) {
    return new Field(address, size, ByteLayout.LITTLE, encoding);
  }
}
