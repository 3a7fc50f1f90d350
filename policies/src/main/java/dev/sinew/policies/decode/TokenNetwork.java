package dev.sinew.policies.decode;

/// A causal network with its key-value cache, one token at a time. Inference thread.
public interface TokenNetwork {

  /// Tokens that it knows.
  int vocabulary();

  /// Forgets what was said before and reads the prompt of the current observation.
  ///
  /// @param logits of the first token
  void begin(float[] logits);

  /// Appends a token to the cache.
  ///
  /// @param position tokens said before it in this answer
  /// @param logits of the token after it
  void next(int token, int position, float[] logits);
}
