package dev.sinew.drivers.ros.picture;

/// A colour picture. The array belongs to whoever got it.
///
/// @param rgb `height` x `width` x 3 bytes, row by row, red first
public record Pixels(int width, int height, byte[] rgb) {}
