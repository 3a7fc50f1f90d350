package dev.sinew.policies.network;

/// How often a graph runs; a graph may use only what runs as seldom as itself, or more seldom.
enum Rate {
  /// Once per prompt.
  TASK,
  /// Once per inference.
  OBSERVATION,
  /// Once per denoising step.
  STEP,
  /// Once per denoising step that is guided through the network's derivative.
  GRADIENT
}
