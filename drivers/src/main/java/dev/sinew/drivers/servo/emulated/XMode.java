package dev.sinew.drivers.servo.emulated;

/// Operating modes of the Dynamixel X series, register 11.
final class XMode {

  static final int CURRENT = 0;
  static final int VELOCITY = 1;
  static final int POSITION = 3;
  static final int EXTENDED = 4;
  static final int CURRENT_POSITION = 5;
  static final int PWM = 16;

  private XMode() {}

  /// Whether a servo of that type has that mode: two need a current sensor.
  static boolean has(ServoType type, int mode) {
    return switch (mode) {
      case VELOCITY, POSITION, EXTENDED, PWM -> true;
      case CURRENT, CURRENT_POSITION -> type.hasCurrent();
      default -> false;
    };
  }
}
