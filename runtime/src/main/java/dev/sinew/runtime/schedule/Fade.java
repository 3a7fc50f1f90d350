package dev.sinew.runtime.schedule;

/// The cubic smoothstep: from 1 to 0 with zero slope at both ends, so that what is faded is C1.
final class Fade {

  /// Its steepest slope, at the half.
  static final double STEEPEST = 1.5;

  private Fade() {}

  /// What is left.
  ///
  /// @param elapsed of the fade's `duration`
  static double left(long elapsed, long duration) {
    if (elapsed <= 0) return 1;
    if (elapsed >= duration) return 0;
    double u = (double) elapsed / duration;
    return 1 - u * u * (3 - 2 * u);
  }
}
