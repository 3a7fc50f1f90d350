package dev.sinew.teleop.device.spacemouse;

import java.util.Arrays;

/// Where a cap is, and which buttons are down, as the device last said. One thread.
final class CapState {

  /// Numbers that buttons can have.
  static final int BUTTONS = 64;

  private final int[] counts = new int[CapAxis.COUNT];
  private long buttons;

  /// Device counts by [CapAxis], 0 at rest.
  int counts(int axis) {
    return counts[axis];
  }

  void linear(int forward, int left, int up) {
    counts[0] = forward;
    counts[1] = left;
    counts[2] = up;
  }

  void angular(int aboutForward, int aboutLeft, int aboutUp) {
    counts[3] = aboutForward;
    counts[4] = aboutLeft;
    counts[5] = aboutUp;
  }

  /// Bit `i` for button `i`.
  long buttons() {
    return buttons;
  }

  void buttons(long down) {
    buttons = down;
  }

  void atRest() {
    Arrays.fill(counts, 0);
  }
}
