package dev.sinew.drivers.servo.arm;

import dev.sinew.drivers.servo.Register;

/// What a register shall hold.
///
/// @param mask bits that count; the others stay as they are
/// @param value of these bits
record Setting(Register register, int mask, int value) {

  private static final int WHOLE = -1;

  /// All of a register.
  Setting(Register register, int value) {
    this(register, WHOLE, value);
  }

  boolean holds(int present) {
    return (present & mask) == (value & mask);
  }

  /// What to write where `present` stands now.
  int over(int present) {
    return present & ~mask | value & mask;
  }
}
