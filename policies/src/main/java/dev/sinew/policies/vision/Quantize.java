package dev.sinew.policies.vision;

/// FLOAT32 in the range 0 to 255 becomes UINT8; what lies outside is clamped.
final class Quantize implements ImageStep {

  /// What becomes of a fraction.
  enum Rounding {
    /// To the nearest, halves to the even: `torch.round`, `numpy.rint`.
    NEAREST,
    /// Cut off: `astype(uint8)`.
    TRUNCATE
  }

  private final Pixels out;
  private final Rounding rounding;

  /// @throws IllegalArgumentException when the image is UINT8 already
  Quantize(ImageShape in, Rounding rounding) {
    if (in.type() == PixelType.UINT8)
      throw new IllegalArgumentException("the image has bytes here already");
    out = Pixels.of(in.as(PixelType.UINT8));
    this.rounding = rounding;
  }

  @Override
  public ImageShape shape() {
    return out.shape;
  }

  @Override
  public Pixels apply(Pixels in) {
    boolean nearest = rounding == Rounding.NEAREST;
    for (int i = 0; i < in.floats.length; i++) {
      float value = Math.clamp(in.floats[i], 0f, 255f);
      out.bytes[i] = (byte) (int) (nearest ? Math.rint(value) : value);
    }
    return out;
  }
}
