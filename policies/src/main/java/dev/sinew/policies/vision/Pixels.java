package dev.sinew.policies.vision;

/// Values of an image on its way through the steps, HWC. Confined to one thread.
final class Pixels {

  final ImageShape shape;

  /// Set where the shape says UINT8; else empty.
  byte[] bytes = {};

  /// Set where the shape says FLOAT32; else empty.
  float[] floats = {};

  private Pixels(ImageShape shape) {
    this.shape = shape;
  }

  static Pixels of(ImageShape shape) {
    Pixels pixels = new Pixels(shape);
    if (shape.type() == PixelType.UINT8) pixels.bytes = new byte[shape.size()];
    else pixels.floats = new float[shape.size()];
    return pixels;
  }

  /// For somebody else's bytes, set before each use.
  static Pixels borrowed(ImageShape shape) {
    return new Pixels(shape);
  }

  boolean isBytes() {
    return shape.type() == PixelType.UINT8;
  }

  /// The array in use, for [System#arraycopy].
  Object values() {
    return isBytes() ? bytes : floats;
  }
}
