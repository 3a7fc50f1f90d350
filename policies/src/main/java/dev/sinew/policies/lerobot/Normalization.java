package dev.sinew.policies.lerobot;

import java.util.Arrays;
import java.util.Locale;

/// A feature's formula with its numbers, in the checkpoint's unit
/// (`lerobot/processor/normalize_processor.py`, 0.6.1).
///
/// @param first mean or lower bound; empty for the identity
/// @param second standard deviation or upper bound; empty for the identity
record Normalization(NormMode mode, double[] first, double[] second, double eps) {

  static final Normalization IDENTITY =
      new Normalization(NormMode.IDENTITY, new double[0], new double[0], 0);

  String describe() {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean sameAs(Normalization other) {
    return mode == other.mode
        && Arrays.equals(first, other.first)
        && Arrays.equals(second, other.second)
        && eps == other.eps;
  }
}
