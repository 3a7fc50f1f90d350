package dev.sinew.policies.decode;

/// A network that says all tokens of one scale at once, scale after scale. Inference thread.
public interface ScaleNetwork {

  /// Tokens that it knows.
  int codes();

  /// @param scale from 0, the coarsest
  /// @param said tokens of all scales, the coarsest first; 0 from this scale on
  /// @param logits of every token, place by place; those of this scale are read
  void logits(int scale, int[] said, float[] logits);
}
