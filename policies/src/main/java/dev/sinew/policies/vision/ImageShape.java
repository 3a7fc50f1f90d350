package dev.sinew.policies.vision;

/// An image of three channels.
///
/// @param width pixels
/// @param height pixels
public record ImageShape(int width, int height, PixelType type) {

  /// 4096 x 4096: a larger one is taken for a mistake.
  private static final long MOST_PIXELS = 1 << 24;

  /// Red, green and blue, in this order or the other.
  public static final int CHANNELS = 3;

  /// @throws IllegalArgumentException when a side is below 1
  public ImageShape {
    if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS)
      throw new IllegalArgumentException("no image of " + width + "x" + height);
  }

  /// Values of an image.
  public int size() {
    return width * height * CHANNELS;
  }

  ImageShape sized(int newWidth, int newHeight) {
    return new ImageShape(newWidth, newHeight, type);
  }

  ImageShape as(PixelType newType) {
    return new ImageShape(width, height, newType);
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
