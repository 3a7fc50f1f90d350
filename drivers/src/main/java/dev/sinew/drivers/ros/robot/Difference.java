package dev.sinew.drivers.ros.robot;

/// The velocity of one joint out of its positions: the difference quotient over at least a certain
/// span, so that two messages that a network delivers together do not make a jump.
final class Difference {

  private final long leastNanos;
  private double basePosition;
  private long baseNanos = Long.MIN_VALUE;
  private double velocity = Double.NaN;

  /// @param leastNanos shortest span
  Difference(long leastNanos) {
    this.leastNanos = leastNanos;
  }

  /// @param nanos when the position was measured; on any clock, as long as it is the same one
  /// @return per second; NaN until two positions are known
  double next(double position, long nanos) {
    if (baseNanos == Long.MIN_VALUE || nanos < baseNanos) return begin(position, nanos);
    if (nanos - baseNanos < leastNanos) return velocity;
    velocity = (position - basePosition) / ((nanos - baseNanos) * 1e-9);
    basePosition = position;
    baseNanos = nanos;
    return velocity;
  }

  private double begin(double position, long nanos) {
    basePosition = position;
    baseNanos = nanos;
    return velocity;
  }
}
