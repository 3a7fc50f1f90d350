package dev.sinew.drivers.servo.feetech;

import static dev.sinew.drivers.servo.register.ByteLayout.LITTLE;
import static dev.sinew.drivers.servo.register.ByteLayout.SWAPPED_WORDS;
import static dev.sinew.drivers.servo.register.Encoding.MAJOR_MINOR;
import static dev.sinew.drivers.servo.register.Encoding.SIGN_BIT_10;
import static dev.sinew.drivers.servo.register.Encoding.SIGN_BIT_11;
import static dev.sinew.drivers.servo.register.Encoding.SIGN_BIT_15;
import static dev.sinew.drivers.servo.register.Encoding.UNSIGNED;
import static java.util.Map.entry;

import dev.sinew.drivers.servo.Register;
import dev.sinew.drivers.servo.register.ByteLayout;
import dev.sinew.drivers.servo.register.Encoding;
import dev.sinew.drivers.servo.register.Field;
import dev.sinew.drivers.servo.register.RegisterTable;
import java.util.EnumMap;
import java.util.Map;

/// Feetech's memory tables. Units: positions in counts, velocities in counts per second, load in
/// 0.1 % of full duty, voltage in 0.1 V.
public final class FeetechRegisters {

  /// SMS and STS series.
  public static final RegisterTable STS =
      new RegisterTable(
          "Feetech STS",
          40,
          87,
          with(
              common(LITTLE),
              Map.ofEntries(
                  entry(Register.CURRENT_LIMIT, word(LITTLE, 28, UNSIGNED)),
                  entry(Register.HOMING_OFFSET, word(LITTLE, 31, SIGN_BIT_11)),
                  entry(Register.OPERATING_MODE, single(33)),
                  entry(Register.OVERLOAD_TORQUE, single(36)),
                  entry(Register.GOAL_POSITION, word(LITTLE, 42, SIGN_BIT_15)),
                  entry(Register.TORQUE_LIMIT, word(LITTLE, 48, UNSIGNED)),
                  entry(Register.LOCK, single(55)),
                  entry(Register.PRESENT_POSITION, word(LITTLE, 56, SIGN_BIT_15)),
                  entry(Register.PRESENT_CURRENT, word(LITTLE, 69, SIGN_BIT_15)),
                  entry(Register.MAX_ACCELERATION, single(85)))));

  /// SCS series: no homing offset, no mode, no current.
  public static final RegisterTable SCS =
      new RegisterTable(
          "Feetech SCS",
          40,
          84,
          with(
              common(SWAPPED_WORDS),
              Map.of(
                  Register.GOAL_POSITION, word(SWAPPED_WORDS, 42, UNSIGNED),
                  Register.LOCK, single(48),
                  Register.PRESENT_POSITION, word(SWAPPED_WORDS, 56, UNSIGNED))));

  private FeetechRegisters() {}

  private static Map<Register, Field> common(ByteLayout layout) {
    return Map.ofEntries(
        entry(Register.FIRMWARE, word(LITTLE, 0, MAJOR_MINOR)),
        entry(Register.MODEL, word(layout, 3, UNSIGNED)),
        entry(Register.ID, single(5)),
        entry(Register.BAUD_INDEX, single(6)),
        entry(Register.RETURN_DELAY, single(7)),
        entry(Register.STATUS_LEVEL, single(8)),
        entry(Register.MIN_POSITION, word(layout, 9, UNSIGNED)),
        entry(Register.MAX_POSITION, word(layout, 11, UNSIGNED)),
        entry(Register.MAX_TEMPERATURE, single(13)),
        entry(Register.MAX_TORQUE, word(layout, 16, UNSIGNED)),
        entry(Register.DRIVE_MODE, single(18)),
        entry(Register.POSITION_P, single(21)),
        entry(Register.POSITION_D, single(22)),
        entry(Register.POSITION_I, single(23)),
        entry(Register.TORQUE_ENABLE, single(40)),
        entry(Register.ACCELERATION, single(41)),
        entry(Register.GOAL_VELOCITY, word(layout, 46, SIGN_BIT_15)),
        entry(Register.PRESENT_VELOCITY, word(layout, 58, SIGN_BIT_15)),
        entry(Register.PRESENT_LOAD, word(layout, 60, SIGN_BIT_10)),
        entry(Register.PRESENT_VOLTAGE, single(62)),
        entry(Register.PRESENT_TEMPERATURE, single(63)),
        entry(Register.STATUS, single(65)),
        entry(Register.MOVING, single(66)));
  }

  private static Map<Register, Field> with(
      Map<Register, Field> common, Map<Register, Field> ownOnes) {
    Map<Register, Field> all = new EnumMap<>(common);
    all.putAll(ownOnes);
    return all;
  }

  private static Field word(ByteLayout layout, int address, Encoding encoding) {
    return new Field(address, 2, layout, encoding);
  }

  private static Field single(int address) {
    return new Field(address, 1, LITTLE, UNSIGNED);
  }
}
