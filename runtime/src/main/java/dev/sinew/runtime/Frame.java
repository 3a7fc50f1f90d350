package dev.sinew.runtime;

/// One colour image. Immutable by contract: whoever builds it hands the array over and keeps no
/// reference.
///
/// @param stampNanos instant of capture
/// @param sequence counts captured frames, so that a gap shows a drop
/// @param rgb `height` x `width` x 3 bytes, row by row, red first
public record Frame(long stampNanos, long sequence, int width, int height, byte[] rgb) {

  public Frame {
    if (rgb.length != width * height * 3) {
      throw new IllegalArgumentException(
          rgb.length + " bytes are not a " + width + "x" + height + " RGB image");
    }
  }
}
