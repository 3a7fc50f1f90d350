package dev.sinew.drivers.servo.emulated;

/// Which writes a Dynamixel of the X series takes, and with which error it refuses the others
/// (e-Manual: protocol 2.0 "Error", and the notes on single registers).
final class XRules {

  private final ServoType type;
  private final RegisterFile file;

  XRules(ServoType type, RegisterFile file) {
    this.type = type;
    this.file = file;
  }

  /// @return 0, or the first refusal; then nothing may be written
  int check(int address, byte[] from, int offset, int length) {
    int at = address;
    while (at < address + length) {
      Field field = file.layout().at(at);
      if (field == null) return XRefusal.ACCESS;
      if (field.address() < at || field.end() > address + length) return XRefusal.LENGTH;
      int refusal = check(field, file.get(field, from, offset + at - address));
      if (refusal != XRefusal.NONE) return refusal;
      at = field.end();
    }
    return XRefusal.NONE;
  }

  private int check(Field field, int value) {
    boolean locked = field.area() == Area.EEPROM && file.get(Cell.TORQUE_ENABLE) != 0;
    if (field.area() == Area.MEASURED || locked) return XRefusal.ACCESS;
    if (isGoal(field.cell()) && file.get(Cell.WATCHDOG) < 0) return XRefusal.RANGE;
    if (!field.takes(value)) return XRefusal.LIMIT;
    return fits(field.cell(), value) ? XRefusal.NONE : XRefusal.LIMIT;
  }

  private static boolean isGoal(Cell cell) {
    return switch (cell) {
      case GOAL_PWM,
          GOAL_CURRENT,
          GOAL_VELOCITY,
          GOAL_POSITION,
          PROFILE_ACCELERATION,
          PROFILE_VELOCITY ->
          true;
      default -> false;
    };
  }

  private boolean fits(Cell cell, int value) {
    return switch (cell) {
      case OPERATING_MODE -> XMode.has(type, value);
      case GOAL_PWM -> Math.abs(value) <= file.get(Cell.PWM_LIMIT);
      case GOAL_CURRENT -> Math.abs(value) <= file.get(Cell.CURRENT_LIMIT);
      case GOAL_VELOCITY -> Math.abs(value) <= file.get(Cell.VELOCITY_LIMIT);
      case GOAL_POSITION -> isWide() || isWithinLimits(value);
      default -> true;
    };
  }

  private boolean isWide() {
    return file.get(Cell.OPERATING_MODE) != XMode.POSITION;
  }

  private boolean isWithinLimits(int value) {
    return value >= file.get(Cell.MIN_POSITION) && value <= file.get(Cell.MAX_POSITION);
  }
}
