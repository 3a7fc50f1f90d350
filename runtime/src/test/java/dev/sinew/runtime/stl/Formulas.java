package dev.sinew.runtime.stl;

import java.util.Arrays;

/// What the tests of this package share.
final class Formulas {

  private Formulas() {}

  static Formula parse(Reference reference) {
    return Formula.parse(
        reference.text(), new SignalTable(Reference.SIGNALS), Reference.PERIOD_NANOS);
  }

  static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  /// Both NaN, or equal as numbers: the sign of zero does not count.
  static boolean same(double a, double b) {
    return a == b || (Double.isNaN(a) && Double.isNaN(b));
  }
}
