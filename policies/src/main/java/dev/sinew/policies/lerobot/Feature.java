package dev.sinew.policies.lerobot;

/// What a policy sees or does.
///
/// @param shape of one instant: values of a vector, or channels, height, width of an image
record Feature(String name, FeatureType type, int[] shape) {

  static final String STATE = "observation.state";
  static final String ENVIRONMENT = "observation.environment_state";
  static final String ACTION = "action";

  /// Values that a statistic of it has: one a channel for an image.
  int width() {
    return shape[0];
  }

  int height() {
    return shape[1];
  }

  int columns() {
    return shape[2];
  }
}
