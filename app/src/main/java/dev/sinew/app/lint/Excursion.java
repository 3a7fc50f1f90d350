package dev.sinew.app.lint;

/// How far a joint goes in an episode, from its least value to its greatest.
final class Excursion {

  private Excursion() {}

  /// @param values per tick and joint
  /// @return in the joint's unit; 0 without ticks
  static double of(double[][] values, int joint) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] row : values) {
      low = Math.min(low, row[joint]);
      high = Math.max(high, row[joint]);
    }
    return Math.max(0, high - low);
  }
}
