package dev.sinew.drivers.servo.emulated;

/// The hardware error status of a Dynamixel and the shutdown that follows where its mask (register
/// 63) says so. What stands, stands until a reboot.
///
/// The makers do not say how long an overload lasts before it counts; here it is 80 % of the stall
/// current for 1.5 s.
final class XGuard {

  static final int VOLTAGE = 1;
  static final int HEAT = 1 << 2;
  static final int OVERLOAD = 1 << 5;

  private static final double OVERLOAD_PART = 0.8;
  private static final double OVERLOAD_SECONDS = 1.5;

  private final RegisterFile file;
  private int status;
  private double strained;

  XGuard(RegisterFile file) {
    this.file = file;
  }

  /// One step went by.
  void watch(Motor motor, int decivolts) {
    if (decivolts < file.get(Cell.MIN_VOLTAGE) || decivolts > file.get(Cell.MAX_VOLTAGE))
      status |= VOLTAGE;
    if (motor.celsius() > file.get(Cell.MAX_TEMPERATURE)) status |= HEAT;
    boolean much = Math.abs(motor.current()) > OVERLOAD_PART;
    strained = much ? strained + Device.STEP_SECONDS : 0;
    if (strained > OVERLOAD_SECONDS) status |= OVERLOAD;
  }

  int status() {
    return status;
  }

  boolean isShutDown() {
    return (status & file.get(Cell.SHUTDOWN)) != 0;
  }

  /// A reboot.
  void forget() {
    status = 0;
    strained = 0;
  }
}
