package dev.sinew.drivers.servo;

/// Registers that the families have in common, by what they mean. Values are plain integers in the
/// register's own unit, with their sign already resolved; a family that lacks one refuses it by
/// name.
public enum Register {
  MODEL,
  /// Major version times 100 plus minor, or the family's one number.
  FIRMWARE,
  ID,
  BAUD_INDEX,
  /// Of the answer, in the family's unit (2 us in both).
  RETURN_DELAY,
  /// What is answered: 0 little, the highest value everything.
  STATUS_LEVEL,
  OPERATING_MODE,
  /// Feetech's phase bit field, Dynamixel's drive mode.
  DRIVE_MODE,
  HOMING_OFFSET,
  MIN_POSITION,
  MAX_POSITION,
  MAX_TEMPERATURE,
  /// 0.1 %.
  MAX_TORQUE,
  CURRENT_LIMIT,
  OVERLOAD_TORQUE,
  POSITION_P,
  POSITION_I,
  POSITION_D,
  TORQUE_ENABLE,
  /// Feetech: 0 opens the EEPROM for writing.
  LOCK,
  TORQUE_LIMIT,
  ACCELERATION,
  MAX_ACCELERATION,
  GOAL_POSITION,
  GOAL_VELOCITY,
  GOAL_CURRENT,
  PROFILE_VELOCITY,
  PROFILE_ACCELERATION,
  PRESENT_POSITION,
  PRESENT_VELOCITY,
  PRESENT_LOAD,
  PRESENT_CURRENT,
  /// 0.1 V.
  PRESENT_VOLTAGE,
  /// Degrees Celsius.
  PRESENT_TEMPERATURE,
  /// Feetech's status byte, Dynamixel's hardware error: the family's own bits.
  STATUS,
  MOVING,
  WATCHDOG
}
