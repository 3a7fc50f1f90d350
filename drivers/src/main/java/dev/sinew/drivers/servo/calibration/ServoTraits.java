package dev.sinew.drivers.servo.calibration;

import dev.sinew.drivers.servo.family.BusFamily;

/// What a family of servos makes of a calibration. Sources: Feetech's memory tables of the STS and
/// SCS series, ROBOTIS' e-Manual of the X series, and what LeRobot 0.6 relies on.
public enum ServoTraits {
  /// Reports its encoder minus the offset, which is sign and magnitude in 12 bits.
  FEETECH_STS(-1, 2047, true),
  /// Knows neither offset nor mode.
  FEETECH_SCS(0, 0, true),
  /// Reports its encoder plus the offset, and is reversed by its own drive mode.
  DYNAMIXEL(1, 1_044_479, false);

  private static final int SCS_LAST = 1023;

  private final int homingSign;
  private final int mostOffset;
  private final boolean locked;

  ServoTraits(int homingSign, int mostOffset, boolean locked) {
    this.homingSign = homingSign;
    this.mostOffset = mostOffset;
    this.locked = locked;
  }

  public static ServoTraits of(BusFamily family) {
    return switch (family) {
      case FEETECH_STS -> FEETECH_STS;
      case FEETECH_SCS -> FEETECH_SCS;
      case DYNAMIXEL_2 -> DYNAMIXEL;
    };
  }

  /// Whether the servo keeps a homing offset.
  public boolean homes() {
    return homingSign != 0;
  }

  /// Whether the servo reverses itself, and the joint's drive mode is kept in its register.
  public boolean reverses() {
    return this == DYNAMIXEL;
  }

  /// A joint's calibration, as it applies to what its servo reports.
  public JointCalibration asReported(JointCalibration joint) {
    return reverses() ? joint.unreversed() : joint;
  }

  /// The highest position within one turn: an SCS servo's encoder sees 300 degrees of it.
  public int lastCount(int countsPerTurn) {
    return this == FEETECH_SCS ? SCS_LAST : countsPerTurn - 1;
  }

  /// Whether the EEPROM is opened and closed by a lock register.
  public boolean locked() {
    return locked;
  }

  /// The offset with which a servo that reports `present` will report `want`, within half a turn
  /// and within what the register holds: a Feetech encoder at its last count cannot be moved by
  /// 2048, and then reports a count less than was wanted.
  ///
  /// @param offset the one it reports `present` with
  public int rehomed(int offset, int present, int want, int countsPerTurn) {
    int half = countsPerTurn / 2;
    int moved = offset + homingSign * (want - present);
    int wrapped = Math.floorMod(moved + half, countsPerTurn) - half;
    return Math.clamp(wrapped, -mostOffset, mostOffset);
  }

  /// What a servo that reports `present` with one offset reports with another, within a turn.
  public int reported(int offset, int present, int newOffset, int countsPerTurn) {
    return Math.floorMod(present + homingSign * (newOffset - offset), countsPerTurn);
  }
}
