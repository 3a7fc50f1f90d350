package dev.sinew.drivers.camera;

import dev.sinew.runtime.DepthImage;

/// Turns pictures clockwise by 90, 180 or 270 degrees, colours and depth alike. One copy.
final class PictureRotation implements PictureTransform {

  private final int degrees;

  PictureRotation(int degrees) {
    this.degrees = degrees;
  }

  @Override
  public Picture apply(Picture picture) {
    int width = picture.width();
    int height = picture.height();
    byte[] rgb = picture.rgb();
    byte[] turned = new byte[rgb.length];
    for (int y = 0, from = 0; y < height; y++) {
      for (int x = 0; x < width; x++, from += 3) {
        int to = 3 * target(x, y, width, height);
        turned[to] = rgb[from];
        turned[to + 1] = rgb[from + 1];
        turned[to + 2] = rgb[from + 2];
      }
    }
    boolean lies = degrees != 180;
    return new Picture(
        picture.stampNanos(),
        picture.sequence(),
        lies ? height : width,
        lies ? width : height,
        turned,
        picture.depth() == null ? null : turned(picture.depth()));
  }

  private DepthImage turned(DepthImage depth) {
    int width = depth.width();
    int height = depth.height();
    int turnedWidth = degrees == 180 ? width : height;
    int turnedHeight = degrees == 180 ? height : width;
    return switch (depth) {
      case DepthImage.Metres metres -> {
        float[] out = new float[metres.metres().length];
        for (int i = 0; i < out.length; i++)
          out[target(i % width, i / width, width, height)] = metres.metres()[i];
        yield new DepthImage.Metres(turnedWidth, turnedHeight, out);
      }
      case DepthImage.Counts counts -> {
        short[] out = new short[counts.counts().length];
        for (int i = 0; i < out.length; i++)
          out[target(i % width, i / width, width, height)] = counts.counts()[i];
        yield new DepthImage.Counts(turnedWidth, turnedHeight, out, counts.unitM());
      }
    };
  }

  /// Where a pixel goes.
  private int target(int x, int y, int width, int height) {
    return switch (degrees) {
      case 90 -> x * height + height - 1 - y;
      case 180 -> (height - 1 - y) * width + width - 1 - x;
      default -> (width - 1 - x) * height + y;
    };
  }
}
