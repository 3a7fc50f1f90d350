package dev.sinew.policies.vision;

import static dev.sinew.policies.vision.ImageShape.CHANNELS;

/// RGB becomes BGR, and the other way round.
final class SwapChannels implements ImageStep {

  private final Pixels out;

  SwapChannels(ImageShape in) {
    out = Pixels.of(in);
  }

  @Override
  public ImageShape shape() {
    return out.shape;
  }

  @Override
  public Pixels apply(Pixels in) {
    if (in.isBytes()) {
      for (int i = 0; i < in.bytes.length; i += CHANNELS) {
        out.bytes[i] = in.bytes[i + 2];
        out.bytes[i + 1] = in.bytes[i + 1];
        out.bytes[i + 2] = in.bytes[i];
      }
    } else {
      for (int i = 0; i < in.floats.length; i += CHANNELS) {
        out.floats[i] = in.floats[i + 2];
        out.floats[i + 1] = in.floats[i + 1];
        out.floats[i + 2] = in.floats[i];
      }
    }
    return out;
  }
}
