package dev.sinew.runtime.stl;

/// `left since right` over everything since the reset: the best, over a tick at which right held,
/// of right there and left at every tick after it. NaN stays.
final class Since implements Stage {

  private double margin = Double.NEGATIVE_INFINITY;

  @Override
  public double next(double left, double right) {
    margin = Math.max(right, Math.min(left, margin));
    return margin;
  }

  @Override
  public void reset() {
    margin = Double.NEGATIVE_INFINITY;
  }
}
