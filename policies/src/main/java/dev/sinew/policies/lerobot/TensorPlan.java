package dev.sinew.policies.lerobot;

/// What the host makes a tensor of.
sealed interface TensorPlan {

  /// The name in the data flow.
  String name();

  long[] shape();

  /// Values of a stream, step by step, filled with 0 to the shape's width.
  record Values(String name, long[] shape, Feature feature) implements TensorPlan {}

  /// A camera's image, step by step.
  ///
  /// @param geometry what the host does to it beyond the preprocessor
  record Image(String name, long[] shape, Feature camera, ImageGeometry geometry)
      implements TensorPlan {}

  record Tokens(String name, long[] shape) implements TensorPlan {}

  record TokenMask(String name, long[] shape) implements TensorPlan {}

  /// Draws that a network takes in place of its own.
  ///
  /// @param distribution `exponential`: of rate one
  record Noise(String name, long[] shape, String distribution) implements TensorPlan {}

  /// A graph makes it.
  record Made(String name, long[] shape, String type) implements TensorPlan {}
}
