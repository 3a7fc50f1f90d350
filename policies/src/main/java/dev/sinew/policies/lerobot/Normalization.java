package dev.sinew.policies.lerobot;

import dev.sinew.runtime.EnumWord;

/// A feature's formula with its numbers, in the checkpoint's unit
/// (`lerobot/processor/normalize_processor.py`, 0.6.1).
///
/// @param width values that are normalised
/// @param first mean or lower bound; empty for the identity
/// @param second standard deviation or upper bound; empty for the identity
record Normalization(NormMode mode, int width, double[] first, double[] second, double eps) {

  static Normalization identity(int width) {
    return new Normalization(NormMode.IDENTITY, width, new double[0], new double[0], 0);
  }

  String describe() {
    return EnumWord.of(mode);
  }
}
