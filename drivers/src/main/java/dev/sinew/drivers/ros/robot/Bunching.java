package dev.sinew.drivers.ros.robot;

/// Finds states that a network delivered right behind the one before, by their arrivals: measured a
/// whole period apart, they would look like a jump of the arm. One thread at a time.
final class Bunching {

  private static final double TOO_SOON = 0.5;
  private static final double WEIGHT = 0.05;

  private double meanNanos;
  private long seenNanos = Long.MIN_VALUE;
  private long takenNanos = Long.MIN_VALUE;

  /// @param nanos when a state arrived; not before the last one
  /// @return whether it came within half of the usual period of the last one that did not
  boolean isTooSoon(long nanos) {
    if (seenNanos == Long.MIN_VALUE) {
      seenNanos = nanos;
      takenNanos = nanos;
      return false;
    }
    double gap = nanos - seenNanos;
    meanNanos = meanNanos == 0 ? gap : meanNanos + WEIGHT * (gap - meanNanos);
    seenNanos = nanos;
    if (nanos - takenNanos < TOO_SOON * meanNanos) return true;
    takenNanos = nanos;
    return false;
  }
}
