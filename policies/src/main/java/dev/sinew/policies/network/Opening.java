package dev.sinew.policies.network;

/// Where an answer in tokens begins.
sealed interface Opening {

  /// The step graphs are given this token first.
  record Start(int token) implements Opening {}

  /// A graph that reads the prompt answers the first token's logits as this tensor.
  record First(String logits) implements Opening {}
}
