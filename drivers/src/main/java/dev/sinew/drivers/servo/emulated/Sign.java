package dev.sinew.drivers.servo.emulated;

/// How a number with a sign stands in the bits of a register.
enum Sign {
  NONE,
  /// Two's complement over the whole register: Dynamixel.
  TWOS,
  /// Magnitude below bit 10, which is the sign: Feetech's load and PWM.
  BIT_10,
  /// Feetech's homing offset.
  BIT_11,
  /// Feetech's positions and velocities.
  BIT_15;

  /// @param raw the register's bits, as an unsigned number
  /// @param size of the register, 1, 2 or 4 bytes
  int decode(int raw, int size) {
    return switch (this) {
      case NONE -> raw;
      case TWOS -> raw << 32 - 8 * size >> 32 - 8 * size;
      case BIT_10, BIT_11, BIT_15 -> (raw & bit()) == 0 ? raw : -(raw & ~bit());
    };
  }

  /// The bits of a number; those beyond the register fall off.
  int encode(int value) {
    return this == NONE || this == TWOS || value >= 0 ? value : -value | bit();
  }

  private int bit() {
    return switch (this) {
      case BIT_10 -> 1 << 10;
      case BIT_11 -> 1 << 11;
      default -> 1 << 15;
    };
  }
}
