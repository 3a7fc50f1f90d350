package dev.sinew.policies.vision;

import static dev.sinew.policies.vision.ImageShape.CHANNELS;

import java.util.Arrays;

/// `cv2.resize(INTER_AREA)` of bytes (OpenCV 4, modules/imgproc/src/resize.cpp).
final class OpenCvArea {

  /// Less than this much of a pixel is left out.
  private static final double SLIVER = 1e-3;

  private OpenCvArea() {}

  static ImageStep of(ImageShape in, int width, int height) {
    if (width > in.width() || height > in.height())
      return new OpenCvLinear(in, width, height, true);
    if (in.width() % width == 0 && in.height() % height == 0) return new Blocks(in, width, height);
    return new SeparableFloats(in, taps(in.width(), width), taps(in.height(), height));
  }

  /// `computeResizeAreaTab`.
  private static Taps taps(int in, int out) {
    double scale = 1 / ((double) out / in);
    int[] first = new int[out];
    double[][] weights = new double[out][];
    for (int i = 0; i < out; i++) {
      double left = i * scale;
      double right = left + scale;
      double cell = Math.min(scale, in - left);
      int end = Math.min((int) Math.floor(right), in - 1);
      int begin = Math.min((int) Math.ceil(left), end);
      boolean before = begin - left > SLIVER;
      boolean after = right - end > SLIVER;
      first[i] = before ? begin - 1 : begin;
      double[] w = new double[end - first[i] + (after ? 1 : 0)];
      Arrays.fill(w, (float) (1 / cell));
      if (before) w[0] = (float) ((begin - left) / cell);
      if (after) w[w.length - 1] = (float) (Math.min(Math.min(right - end, 1), cell) / cell);
      weights[i] = w;
    }
    return new Taps(first, weights);
  }

  /// Whole blocks of pixels are averaged.
  private static final class Blocks implements ImageStep {

    private final Pixels out;
    private final int width;
    private final int height;

    Blocks(ImageShape in, int width, int height) {
      out = Pixels.of(in.sized(width, height));
      this.width = in.width() / width;
      this.height = in.height() / height;
    }

    @Override
    public ImageShape shape() {
      return out.shape;
    }

    @Override
    public Pixels apply(Pixels in) {
      int line = in.shape.width() * CHANNELS;
      float scale = 1f / (width * height);
      int to = 0;
      for (int y = 0; y < out.shape.height(); y++)
        for (int x = 0; x < out.shape.width(); x++)
          for (int c = 0; c < CHANNELS; c++, to++) {
            int sum = sum(in.bytes, y * height * line + x * width * CHANNELS + c, line);
            out.bytes[to] =
                (byte) (width == 2 && height == 2 ? sum + 2 >> 2 : (int) Math.rint(sum * scale));
          }
      return out;
    }

    private int sum(byte[] bytes, int at, int line) {
      int sum = 0;
      for (int v = 0; v < height; v++)
        for (int u = 0; u < width; u++) sum += bytes[at + v * line + u * CHANNELS] & 0xff;
      return sum;
    }
  }
}
