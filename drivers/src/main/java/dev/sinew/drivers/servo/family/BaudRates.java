package dev.sinew.drivers.servo.family;

import java.util.Arrays;

/// What the baud register of a family's servos means. Sources: LeRobot 0.6's tables, ROBOTIS'
/// e-Manual of the X series. Feetech's manuals disagree on what 5 and above mean: there is a search
/// at those speeds, but none is set.
public final class BaudRates {

  private static final int[] FEETECH = {1_000_000, 500_000, 250_000, 128_000, 115_200};
  private static final int[] FEETECH_PERHAPS = {76_800, 57_600, 38_400, 19_200};
  private static final int[] DYNAMIXEL = {
    9_600, 57_600, 115_200, 1_000_000, 2_000_000, 3_000_000, 4_000_000
  };

  private BaudRates() {}

  /// What the register must hold for a servo to speak at that speed; -1 when none is known.
  public static int index(BusFamily family, int baud) {
    int[] rates = sure(family);
    for (int i = 0; i < rates.length; i++) if (rates[i] == baud) return i;
    return -1;
  }

  /// Speeds that can be set, in the order of the register.
  public static int[] sure(BusFamily family) {
    return family == BusFamily.DYNAMIXEL_2 ? DYNAMIXEL.clone() : FEETECH.clone();
  }

  /// Speeds at which a servo may be found, the likeliest first: those of factories, then the
  /// others.
  public static int[] search(BusFamily family) {
    if (family == BusFamily.DYNAMIXEL_2)
      return new int[] {57_600, 1_000_000, 2_000_000, 3_000_000, 4_000_000, 115_200, 9_600};
    int[] all = Arrays.copyOf(FEETECH, FEETECH.length + FEETECH_PERHAPS.length);
    System.arraycopy(FEETECH_PERHAPS, 0, all, FEETECH.length, FEETECH_PERHAPS.length);
    return all;
  }
}
