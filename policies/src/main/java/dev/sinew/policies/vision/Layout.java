package dev.sinew.policies.vision;

/// Order of the values of an image of three channels.
public enum Layout {
  /// Channel by channel, each row by row: PyTorch's.
  CHW,
  /// Row by row, the channels of a pixel side by side: a camera's, JAX's and TensorFlow's.
  HWC
}
