package dev.sinew.policies.codec;

/// Whether numbers point anywhere.
final class Direction {

  /// Below PyTorch's epsilon its networks have no rotation either.
  private static final double LEAST = 1e-12;

  private Direction() {}

  /// The length to divide by; NaN where there is no direction, so that what is divided has none.
  static double length(double length) {
    return length > LEAST && length < Double.POSITIVE_INFINITY ? length : Double.NaN;
  }
}
