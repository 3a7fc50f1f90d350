package dev.sinew.runtime.port;

/// A camera that a policy looks through, and the size of picture that it expects.
///
/// @param camera name of the camera
/// @param width px
/// @param height px
public record ImageSpec(String camera, int width, int height) {}
