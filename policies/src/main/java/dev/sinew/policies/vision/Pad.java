package dev.sinew.policies.vision;

import static dev.sinew.policies.vision.ImageShape.CHANNELS;

import java.util.Arrays;

/// A border of one value.
final class Pad implements ImageStep {

  private final Pixels out;
  private final int left;
  private final int top;

  /// @param value of every channel, in the units that the image has here
  /// @throws IllegalArgumentException when UINT8 cannot hold the value
  Pad(ImageShape in, int left, int top, int right, int bottom, double value) {
    this.left = left;
    this.top = top;
    out = Pixels.of(in.sized(left + in.width() + right, top + in.height() + bottom));
    if (!out.isBytes()) Arrays.fill(out.floats, (float) value);
    else if (value >= 0 && value <= 255 && value == Math.rint(value))
      Arrays.fill(out.bytes, (byte) (int) value);
    else throw new IllegalArgumentException(value + " is not a byte, 0 to 255");
  }

  @Override
  public ImageShape shape() {
    return out.shape;
  }

  @Override
  public Pixels apply(Pixels in) {
    int row = in.shape.width() * CHANNELS;
    for (int i = 0; i < in.shape.height(); i++) {
      int to = ((top + i) * out.shape.width() + left) * CHANNELS;
      System.arraycopy(in.values(), i * row, out.values(), to, row);
    }
    return out;
  }
}
