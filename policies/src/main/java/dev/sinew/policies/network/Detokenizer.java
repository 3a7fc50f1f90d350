package dev.sinew.policies.network;

/// What tokens mean: rows of network values.
interface Detokenizer {

  /// @param tokens as they were said, without the end token
  /// @param out rows x width
  /// @throws dev.sinew.runtime.port.NoAnswerException when they make no chunk
  void rows(int[] tokens, float[] out);
}
