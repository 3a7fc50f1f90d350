package dev.sinew.runtime.safety;

/// Numbers with digits of mixed radix: the packed state of a [SafetyMachine].
final class Digits {

  private Digits() {}

  /// Appends a digit; a value beyond the radix becomes the largest digit.
  ///
  /// @throws ArithmeticException when the number no longer fits
  static long append(long packed, long radix, long value) {
    return Math.addExact(Math.multiplyExact(packed, radix), Math.min(value, radix - 1));
  }
}
