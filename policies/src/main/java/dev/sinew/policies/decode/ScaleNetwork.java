package dev.sinew.policies.decode;

/// A network that says all tokens of one scale at once, scale after scale. Inference thread.
public interface ScaleNetwork {

  /// @param scale from 0, the coarsest
  /// @param seen the sum of all coarser scales at this scale's length, `lengths[scale] x channels`;
  ///     nothing of it is to be read at scale 0, which starts from the condition
  /// @param logits `lengths[scale] x codes`
  void logits(int scale, float[] seen, float[] logits);
}
