package dev.sinew.policies.vision;

import static dev.sinew.policies.vision.ImageShape.CHANNELS;

/// A box cut out.
final class Crop implements ImageStep {

  private final Pixels out;
  private final int x;
  private final int y;

  /// @param x first column kept
  /// @param y first row kept
  /// @throws IllegalArgumentException when the box is not inside the image
  Crop(ImageShape in, int x, int y, int width, int height) {
    if (x < 0 || y < 0 || x + width > in.width() || y + height > in.height())
      throw new IllegalArgumentException(
          "a box of "
              + width
              + "x"
              + height
              + " at "
              + x
              + ", "
              + y
              + " leaves the "
              + in
              + " image");
    this.x = x;
    this.y = y;
    out = Pixels.of(in.sized(width, height));
  }

  /// As torchvision's `center_crop`, which rounds half a pixel to the even side; what a random crop
  /// of training becomes at inference.
  static Crop centered(ImageShape in, int width, int height) {
    int x = (int) Math.rint((in.width() - width) / 2.0);
    int y = (int) Math.rint((in.height() - height) / 2.0);
    return new Crop(in, x, y, width, height);
  }

  @Override
  public ImageShape shape() {
    return out.shape;
  }

  @Override
  public Pixels apply(Pixels in) {
    int row = out.shape.width() * CHANNELS;
    for (int i = 0; i < out.shape.height(); i++) {
      int from = ((y + i) * in.shape.width() + x) * CHANNELS;
      System.arraycopy(in.values(), from, out.values(), i * row, row);
    }
    return out;
  }
}
