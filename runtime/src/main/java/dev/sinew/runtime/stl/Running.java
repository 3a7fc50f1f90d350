package dev.sinew.runtime.stl;

/// Extreme of everything since the reset; NaN stays.
final class Running implements Stage {

  private final double sign;
  private double least = Double.POSITIVE_INFINITY;

  /// @param sign 1 for the minimum, -1 for the maximum
  Running(double sign) {
    this.sign = sign;
  }

  @Override
  public double next(double left, double right) {
    least = Math.min(least, sign * left);
    return sign * least;
  }

  @Override
  public void reset() {
    least = Double.POSITIVE_INFINITY;
  }
}
