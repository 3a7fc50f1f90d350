package dev.sinew.drivers.servo.emulated;

/// Robotis' control table of the Dynamixel X series (e-Manual, "Control Table of EEPROM Area" and
/// "of RAM Area"), without the indirect addresses.
final class XLayout {

  private static final int GAIN = 16383;
  private static final int WIDE = 1_048_575;

  private XLayout() {}

  static Layout of(ServoType type) {
    Layout layout = new Layout(false);
    identity(layout, type);
    limits(layout, type);
    gains(layout);
    goals(layout, type);
    measurements(layout, type);
    return layout;
  }

  private static void identity(Layout layout, ServoType type) {
    layout
        .measured(Cell.MODEL, 0, 2, Sign.NONE, type.number())
        .measured(Cell.MODEL_INFORMATION, 2, 4, Sign.NONE, 0)
        .measured(Cell.FIRMWARE, 6, 1, Sign.NONE, 46)
        .eeprom(Cell.ID, 7, 1, 1, 0, 252)
        .eeprom(Cell.BAUD_INDEX, 8, 1, 1, 0, 6)
        .eeprom(Cell.RETURN_DELAY, 9, 1, 250, 0, 254)
        .eeprom(Cell.DRIVE_MODE, 10, 1, 0, 0, 13)
        .eeprom(Cell.OPERATING_MODE, 11, 1, 3, 0, 16)
        .eeprom(Cell.SECONDARY_ID, 12, 1, 255, 0, 255)
        .eeprom(Cell.PROTOCOL_TYPE, 13, 1, 2, 2, 2);
  }

  private static void limits(Layout layout, ServoType type) {
    int last = type.countsPerTurn() - 1;
    layout
        .eeprom(Cell.HOMING_OFFSET, 20, 4, Sign.TWOS, 0, -1_044_479, 1_044_479)
        .eeprom(Cell.MOVING_THRESHOLD, 24, 4, 10, 0, 1023)
        .eeprom(Cell.MAX_TEMPERATURE, 31, 1, type.maxCelsius(), 0, 100)
        .eeprom(Cell.MAX_VOLTAGE, 32, 2, type.maxDecivolts(), 31, 160)
        .eeprom(Cell.MIN_VOLTAGE, 34, 2, type.minDecivolts(), 31, 160)
        .eeprom(Cell.PWM_LIMIT, 36, 2, 885, 0, 885);
    if (type.hasCurrent())
      layout.eeprom(Cell.CURRENT_LIMIT, 38, 2, type.maxCurrent(), 0, type.maxCurrent());
    layout
        .eeprom(Cell.VELOCITY_LIMIT, 44, 4, type.topSpeed(), 0, 2047)
        .eeprom(Cell.MAX_POSITION, 48, 4, last, 0, last)
        .eeprom(Cell.MIN_POSITION, 52, 4, 0, 0, last)
        .eeprom(Cell.SHUTDOWN, 63, 1, 0x34, 0, 255);
  }

  private static void gains(Layout layout) {
    layout
        .ram(Cell.TORQUE_ENABLE, 64, 1, 0, 0, 1)
        .ram(Cell.LED, 65, 1, 0, 0, 1)
        .ram(Cell.STATUS_LEVEL, 68, 1, 2, 0, 2)
        .measured(Cell.REGISTERED, 69, 1, Sign.NONE, 0)
        .measured(Cell.STATUS, 70, 1, Sign.NONE, 0)
        .ram(Cell.VELOCITY_I, 76, 2, 1920, 0, GAIN)
        .ram(Cell.VELOCITY_P, 78, 2, 100, 0, GAIN)
        .ram(Cell.POSITION_D, 80, 2, 0, 0, GAIN)
        .ram(Cell.POSITION_I, 82, 2, 0, 0, GAIN)
        .ram(Cell.POSITION_P, 84, 2, 800, 0, GAIN)
        .ram(Cell.FEEDFORWARD_2, 88, 2, 0, 0, GAIN)
        .ram(Cell.FEEDFORWARD_1, 90, 2, 0, 0, GAIN)
        .ram(Cell.WATCHDOG, 98, 1, Sign.TWOS, 0, 0, 127);
  }

  private static void goals(Layout layout, ServoType type) {
    layout.ram(Cell.GOAL_PWM, 100, 2, Sign.TWOS, 885, -885, 885);
    if (type.hasCurrent()) {
      int most = type.maxCurrent();
      layout.ram(Cell.GOAL_CURRENT, 102, 2, Sign.TWOS, most, -most, most);
    }
    layout
        .ram(Cell.GOAL_VELOCITY, 104, 4, Sign.TWOS, 0, -2047, 2047)
        .ram(Cell.PROFILE_ACCELERATION, 108, 4, 0, 0, 32767)
        .ram(Cell.PROFILE_VELOCITY, 112, 4, 0, 0, 32767)
        .ram(Cell.GOAL_POSITION, 116, 4, Sign.TWOS, 0, -WIDE, WIDE);
  }

  private static void measurements(Layout layout, ServoType type) {
    layout
        .measured(Cell.REALTIME_TICK, 120, 2, Sign.NONE, 0)
        .measured(Cell.MOVING, 122, 1, Sign.NONE, 0)
        .measured(Cell.MOVING_STATUS, 123, 1, Sign.NONE, 0)
        .measured(Cell.PRESENT_LOAD, 124, 2, Sign.TWOS, 0)
        .measured(
            type.hasCurrent() ? Cell.PRESENT_CURRENT : Cell.ESTIMATED_LOAD, 126, 2, Sign.TWOS, 0)
        .measured(Cell.PRESENT_VELOCITY, 128, 4, Sign.TWOS, 0)
        .measured(Cell.PRESENT_POSITION, 132, 4, Sign.TWOS, 0)
        .measured(Cell.VELOCITY_TRAJECTORY, 136, 4, Sign.TWOS, 0)
        .measured(Cell.POSITION_TRAJECTORY, 140, 4, Sign.TWOS, 0)
        .measured(Cell.PRESENT_VOLTAGE, 144, 2, Sign.NONE, 0)
        .measured(Cell.PRESENT_TEMPERATURE, 146, 1, Sign.NONE, 0);
  }
}
