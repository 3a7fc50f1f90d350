package dev.sinew.teleop.device.control;

/// The zone about an axis's rest within which it wants nothing; beyond it the wish grows from 0, so
/// that nothing jumps at its edge.
///
/// @param share of full deflection, 0 to less than 1
public record DeadZone(double share) {

  /// @param value -1..1; what is not a number is 0
  /// @return `sign(v) (|v| - d) / (1 - d)` beyond the zone, bounded to -1..1
  public double apply(double value) {
    double beyond = Math.abs(value) - share;
    if (!(beyond > 0)) return 0;
    return Math.copySign(Math.min(1, beyond / (1 - share)), value);
  }
}
