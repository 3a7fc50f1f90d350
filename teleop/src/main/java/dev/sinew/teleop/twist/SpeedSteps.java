package dev.sinew.teleop.twist;

/// The steps of speed that an operator goes through. Confined to one thread.
final class SpeedSteps {

  private final double[] scales;
  private int at;

  /// @param scales at least one; the first holds at the start
  SpeedSteps(double[] scales) {
    this.scales = scales.clone();
  }

  /// Goes on by so many steps, at most to an end.
  void move(int steps) {
    at = Math.clamp((long) at + steps, 0, scales.length - 1);
  }

  double scale() {
    return scales[at];
  }
}
