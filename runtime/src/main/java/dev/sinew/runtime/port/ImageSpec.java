package dev.sinew.runtime.port;

/// A camera that a policy looks through, and the size of picture that it expects.
///
/// @param camera name of the camera
/// @param width px
/// @param height px
/// @param depth whether its frames must carry depth
/// @param optional whether the policy also works without it
public record ImageSpec(String camera, int width, int height, boolean depth, boolean optional) {

  /// Colour, and always there.
  public ImageSpec(String camera, int width, int height) {
    this(camera, width, height, false, false);
  }
}
