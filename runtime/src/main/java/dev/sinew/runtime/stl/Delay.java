package dev.sinew.runtime.stl;

/// What came in so many ticks ago.
final class Delay implements Stage {

  private final double initial;
  private final double[] ring;
  private int at;
  private int filled;

  /// @param initial what comes out until the first input does
  Delay(int ticks, double initial) {
    this.initial = initial;
    ring = new double[ticks];
  }

  @Override
  public double next(double left, double right) {
    if (ring.length == 0) return left;
    double out = filled == ring.length ? ring[at] : initial;
    if (filled < ring.length) filled++;
    ring[at] = left;
    at = at + 1 == ring.length ? 0 : at + 1;
    return out;
  }

  @Override
  public void reset() {
    at = 0;
    filled = 0;
  }
}
