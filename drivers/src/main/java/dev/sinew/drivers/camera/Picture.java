package dev.sinew.drivers.camera;

import dev.sinew.runtime.DepthImage;

/// One picture as a source gives it. The arrays belong to whoever got it.
///
/// @param stampNanos instant of capture, nanoseconds on the loop's clock, as well as the source
///     knows it
/// @param sequence the device's own count of captured pictures; -1 where it has none
/// @param rgb `height` x `width` x 3 bytes, row by row, red first
/// @param depth null where the source measures none
public record Picture(
    long stampNanos, long sequence, int width, int height, byte[] rgb, DepthImage depth) {}
