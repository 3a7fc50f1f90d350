package dev.sinew.runtime;

/// A colour camera, readable before it is opened.
///
/// @param width px
/// @param height px
/// @param depth whether its frames carry depth
public record CameraSpec(String name, int width, int height, long periodNanos, boolean depth) {

  /// Without depth.
  public CameraSpec(String name, int width, int height, long periodNanos) {
    this(name, width, height, periodNanos, false);
  }
}
