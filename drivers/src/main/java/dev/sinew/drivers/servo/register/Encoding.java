package dev.sinew.drivers.servo.register;

/// How the bits of a register are a number.
public enum Encoding {
  UNSIGNED(-1),
  /// Over the register's whole size: Dynamixel.
  TWOS_COMPLEMENT(-1),
  /// Magnitude in bits 0 to 9, sign in bit 10: Feetech's load.
  SIGN_BIT_10(10),
  /// Magnitude in bits 0 to 10, sign in bit 11: Feetech's homing offset.
  SIGN_BIT_11(11),
  /// Magnitude in bits 0 to 14, sign in bit 15: Feetech's positions and velocities.
  SIGN_BIT_15(15),
  /// Low byte times 100 plus high byte: Feetech's firmware.
  MAJOR_MINOR(-1);

  private final int signBit;

  Encoding(int signBit) {
    this.signBit = signBit;
  }

  /// @param raw as it stands in the register, without sign
  public int decode(int raw, int size) {
    return switch (this) {
      case UNSIGNED -> raw;
      case TWOS_COMPLEMENT -> raw << 32 - 8 * size >> 32 - 8 * size;
      case MAJOR_MINOR -> 100 * (raw & 0xFF) + (raw >> 8);
      case SIGN_BIT_10, SIGN_BIT_11, SIGN_BIT_15 -> {
        int magnitude = raw & (1 << signBit) - 1;
        yield (raw >> signBit & 1) == 0 ? magnitude : -magnitude;
      }
    };
  }

  /// The inverse of [#decode] for values from [#lowest] to [#highest].
  public int encode(int value, int size) {
    return switch (this) {
      case UNSIGNED -> value;
      case TWOS_COMPLEMENT -> size == 4 ? value : value & (1 << 8 * size) - 1;
      case MAJOR_MINOR -> value / 100 | value % 100 << 8;
      case SIGN_BIT_10, SIGN_BIT_11, SIGN_BIT_15 -> value < 0 ? -value | 1 << signBit : value;
    };
  }

  public int lowest(int size) {
    return switch (this) {
      case UNSIGNED, MAJOR_MINOR -> 0;
      case TWOS_COMPLEMENT -> -1 << 8 * size - 1;
      case SIGN_BIT_10, SIGN_BIT_11, SIGN_BIT_15 -> -highest(size);
    };
  }

  public int highest(int size) {
    return switch (this) {
      case UNSIGNED -> size == 4 ? Integer.MAX_VALUE : (1 << 8 * size) - 1;
      case TWOS_COMPLEMENT -> Integer.MAX_VALUE >> 32 - 8 * size;
      case MAJOR_MINOR -> 25_599;
      case SIGN_BIT_10, SIGN_BIT_11, SIGN_BIT_15 -> (1 << signBit) - 1;
    };
  }
}
