package dev.sinew.policies.codec;

import dev.sinew.runtime.port.PolicyException;

/// A whole number that a network writes as a floating-point value.
final class Code {

  private Code() {}

  /// @param value finite
  /// @throws PolicyException unless it is a whole number from 0 to `codes - 1`
  static int of(double value, int codes) {
    if (value >= 0 && value < codes && value == Math.rint(value)) return (int) value;
    throw new PolicyException("action code " + value + " is none of 0 to " + (codes - 1));
  }
}
