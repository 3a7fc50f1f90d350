package dev.sinew.policies.vision;

import static dev.sinew.policies.vision.ImageShape.CHANNELS;

/// `(x - mean) / std`, channel by channel, in single precision as torchvision does it. Mean and std
/// 0.5 are, to the bit, the `2 x - 1` of SigLIP's range.
final class Normalize implements ImageStep {

  private final Pixels out;
  private final float[] mean = new float[CHANNELS];
  private final float[] std = new float[CHANNELS];

  /// @throws IllegalArgumentException when the image is UINT8 or a std is not above 0
  Normalize(ImageShape in, double[] mean, double[] std) {
    if (in.type() != PixelType.FLOAT32)
      throw new IllegalArgumentException("the image has bytes here; put a scale before it");
    for (int c = 0; c < CHANNELS; c++) {
      if (!(std[c] > 0)) throw new IllegalArgumentException("std " + std[c] + " is not above 0");
      this.mean[c] = (float) mean[c];
      this.std[c] = (float) std[c];
    }
    out = Pixels.of(in);
  }

  @Override
  public ImageShape shape() {
    return out.shape;
  }

  @Override
  public Pixels apply(Pixels in) {
    for (int i = 0; i < in.floats.length; i += CHANNELS) {
      out.floats[i] = (in.floats[i] - mean[0]) / std[0];
      out.floats[i + 1] = (in.floats[i + 1] - mean[1]) / std[1];
      out.floats[i + 2] = (in.floats[i + 2] - mean[2]) / std[2];
    }
    return out;
  }
}
