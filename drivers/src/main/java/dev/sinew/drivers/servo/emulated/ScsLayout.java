package dev.sinew.drivers.servo.emulated;

/// Feetech's table of the SCS series: high byte first, no homing offset, no modes (makers' manual
/// of the SCSCL series).
final class ScsLayout {

  private ScsLayout() {}

  static Layout of(ServoType type) {
    Layout layout = new Layout(true);
    identity(layout, type);
    limits(layout, type);
    commands(layout, type);
    measurements(layout);
    return layout;
  }

  private static void identity(Layout layout, ServoType type) {
    layout
        .measured(Cell.FIRMWARE, 0, 1, Sign.NONE, 4)
        .measured(Cell.FIRMWARE_MINOR, 1, 1, Sign.NONE, 2)
        .measured(Cell.END, 2, 1, Sign.NONE, 1)
        .measured(Cell.MODEL, 3, 2, Sign.NONE, type.number())
        .eeprom(Cell.ID, 5, 1, 1, 0, 253)
        .eeprom(Cell.BAUD_INDEX, 6, 1, 0, 0, 7)
        .eeprom(Cell.RETURN_DELAY, 7, 1, 250, 0, 254)
        .eeprom(Cell.STATUS_LEVEL, 8, 1, 1, 0, 1);
  }

  private static void limits(Layout layout, ServoType type) {
    int last = type.countsPerTurn() - 1;
    layout
        .eeprom(Cell.MIN_POSITION, 9, 2, 0, 0, last)
        .eeprom(Cell.MAX_POSITION, 11, 2, last, 0, last)
        .eeprom(Cell.MAX_TEMPERATURE, 13, 1, 70, 0, 100)
        .eeprom(Cell.MAX_VOLTAGE, 14, 1, type.maxDecivolts(), 0, 254)
        .eeprom(Cell.MIN_VOLTAGE, 15, 1, type.minDecivolts(), 0, 254)
        .eeprom(Cell.MAX_TORQUE, 16, 2, 1000, 0, 1000)
        .eeprom(Cell.DRIVE_MODE, 18, 1, 12, 0, 254)
        .eeprom(Cell.UNLOAD_MASK, 19, 1, 44, 0, 254)
        .eeprom(Cell.ALARM_MASK, 20, 1, 47, 0, 254)
        .eeprom(Cell.POSITION_P, 21, 1, 32, 0, 254)
        .eeprom(Cell.POSITION_D, 22, 1, 32, 0, 254)
        .eeprom(Cell.POSITION_I, 23, 1, 0, 0, 254)
        .eeprom(Cell.START_FORCE, 24, 2, 16, 0, 1000)
        .eeprom(Cell.CW_DEAD_ZONE, 26, 1, 1, 0, 32)
        .eeprom(Cell.CCW_DEAD_ZONE, 27, 1, 1, 0, 32)
        .eeprom(Cell.PROTECTIVE_TORQUE, 37, 1, 20, 0, 100)
        .eeprom(Cell.PROTECTION_TIME, 38, 1, 200, 0, 254);
  }

  private static void commands(Layout layout, ServoType type) {
    layout
        .ram(Cell.TORQUE_ENABLE, 40, 1, 1, 0, 1)
        .ram(Cell.ACCELERATION, 41, 1, 0, 0, 254)
        .ram(Cell.GOAL_POSITION, 42, 2, 0, 0, type.countsPerTurn() - 1)
        .ram(Cell.GOAL_TIME, 44, 2, 0, 0, 9999)
        .ram(Cell.GOAL_VELOCITY, 46, 2, 0, 0, 32767)
        .ram(Cell.LOCK, 48, 1, 1, 0, 1);
  }

  private static void measurements(Layout layout) {
    layout
        .measured(Cell.PRESENT_POSITION, 56, 2, Sign.NONE, 0)
        .measured(Cell.PRESENT_VELOCITY, 58, 2, Sign.BIT_15, 0)
        .measured(Cell.PRESENT_LOAD, 60, 2, Sign.BIT_10, 0)
        .measured(Cell.PRESENT_VOLTAGE, 62, 1, Sign.NONE, 0)
        .measured(Cell.PRESENT_TEMPERATURE, 63, 1, Sign.NONE, 0)
        .measured(Cell.STATUS, 65, 1, Sign.NONE, 0)
        .measured(Cell.MOVING, 66, 1, Sign.NONE, 0);
  }
}
