package dev.sinew.runtime;

/// One colour image, with depth where the camera measures it. Immutable by contract: whoever builds
/// it hands the arrays over and keeps no reference.
///
/// @param stampNanos instant of capture
/// @param sequence counts captured frames, so that a gap shows a drop
/// @param rgb `height` x `width` x 3 bytes, row by row, red first
/// @param depth pixel on pixel with the colours; null where the camera measures none
public record Frame(
    long stampNanos, long sequence, int width, int height, byte[] rgb, DepthImage depth) {

  public Frame {
    if (rgb.length != width * height * 3) {
      throw new IllegalArgumentException(
          rgb.length + " bytes are not a " + width + "x" + height + " RGB image");
    }
    if (depth != null && (depth.width() != width || depth.height() != height)) {
      throw new IllegalArgumentException(
          depth.width() + "x" + depth.height() + " depth of a " + width + "x" + height + " image");
    }
  }

  /// Without depth.
  public Frame(long stampNanos, long sequence, int width, int height, byte[] rgb) {
    this(stampNanos, sequence, width, height, rgb, null);
  }
}
