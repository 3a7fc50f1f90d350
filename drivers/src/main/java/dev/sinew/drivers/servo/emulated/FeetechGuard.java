package dev.sinew.drivers.servo.emulated;

/// Feetech's protection: which bits of the status byte stand, and what follows of them. What
/// follows, the unload mask (register 19) allows bit by bit.
///
/// Voltage and temperature stand as long as they last. Overload (a load above register 36 for the
/// time of register 35) and overcurrent (above register 28 for the time of register 38) stand until
/// [#forget]. Where the SCS series has no register, the STS factory value holds.
final class FeetechGuard {

  static final int VOLTAGE = 1;
  static final int HEAT = 1 << 2;
  static final int CURRENT = 1 << 3;
  static final int OVERLOAD = 1 << 5;

  private static final double TIME_UNIT_SECONDS = 0.01;
  private static final double COOLED_BY = 5;
  private static final int FACTORY_OVERLOAD = 80;

  private final RegisterFile file;
  private int status;
  private double strained;
  private double drained;
  private double side;

  FeetechGuard(RegisterFile file) {
    this.file = file;
  }

  /// One step went by.
  void watch(double duty, Motor motor, ServoType type, int decivolts) {
    boolean starved =
        decivolts < file.get(Cell.MIN_VOLTAGE) || decivolts > file.get(Cell.MAX_VOLTAGE);
    set(VOLTAGE, starved);
    int most = file.get(Cell.MAX_TEMPERATURE);
    if (motor.celsius() >= most) set(HEAT, true);
    else if (motor.celsius() < most - COOLED_BY) set(HEAT, false);
    watchLoad(duty);
    if (file.has(Cell.CURRENT_LIMIT)) watchCurrent(motor, type);
  }

  private void watchLoad(double duty) {
    int most = file.has(Cell.OVERLOAD_TORQUE) ? file.get(Cell.OVERLOAD_TORQUE) : FACTORY_OVERLOAD;
    strained = Math.abs(duty) * 100 > most ? strained + Device.STEP_SECONDS : 0;
    if (!(strained > file.get(Cell.PROTECTION_TIME) * TIME_UNIT_SECONDS)) return;
    set(OVERLOAD, true);
    side = Math.signum(duty);
  }

  private void watchCurrent(Motor motor, ServoType type) {
    double counts = Math.abs(motor.current()) * type.stallAmps() / type.currentUnit();
    drained = counts > file.get(Cell.CURRENT_LIMIT) ? drained + Device.STEP_SECONDS : 0;
    if (drained > file.get(Cell.CURRENT_TIME) * TIME_UNIT_SECONDS) set(CURRENT, true);
  }

  private void set(int bit, boolean stands) {
    status = stands ? status | bit : status & ~bit;
  }

  int status() {
    return status;
  }

  /// Whether the motor gets no power.
  boolean unloads() {
    return (status & file.get(Cell.UNLOAD_MASK) & (VOLTAGE | HEAT | CURRENT)) != 0;
  }

  /// Whether the motor gets its protective torque only.
  boolean weak() {
    return (status & file.get(Cell.UNLOAD_MASK) & OVERLOAD) != 0;
  }

  /// Torque was switched: what was latched is forgiven.
  void forget() {
    status &= ~(CURRENT | OVERLOAD);
    strained = 0;
    drained = 0;
  }

  /// There is a new goal: overload is forgiven when it lies on the other side.
  void goal(double distance) {
    if (distance * side < 0) forget();
  }
}
