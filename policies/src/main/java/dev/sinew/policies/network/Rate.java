package dev.sinew.policies.network;

/// How often a graph runs; a graph may use only what runs as seldom as itself, or more seldom.
enum Rate {
  /// Once per prompt.
  TASK,
  /// Once per inference.
  OBSERVATION,
  /// Once per step of the head: denoising step, token or scale.
  STEP,
  /// Once per denoising step that is guided through the network's derivative.
  GRADIENT,
  /// Once per inference, on the finished samples.
  SCORE,
  /// Once per inference, on what the head's steps made.
  DECODE
}
