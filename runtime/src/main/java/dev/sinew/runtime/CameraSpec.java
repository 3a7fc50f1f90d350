package dev.sinew.runtime;

/// A colour camera, readable before it is opened.
///
/// @param width px
/// @param height px
public record CameraSpec(String name, int width, int height, long periodNanos) {}
