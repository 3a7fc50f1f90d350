package dev.sinew.policies.vision;

import static dev.sinew.policies.vision.ImageShape.CHANNELS;

/// Resizing by picking pixels.
final class Nearest implements ImageStep {

  private final Pixels out;
  private final int[] columns;
  private final int[] rows;

  private Nearest(ImageShape in, int[] columns, int[] rows) {
    out = Pixels.of(in.sized(columns.length, rows.length));
    this.columns = columns;
    this.rows = rows;
  }

  /// `F.interpolate(mode="nearest")`: the pixel under the left upper corner.
  static Nearest torch(ImageShape in, int width, int height) {
    return new Nearest(in, torch(in.width(), width), torch(in.height(), height));
  }

  /// `Image.resize(NEAREST)`: the pixel under the centre.
  static Nearest pillow(ImageShape in, int width, int height) {
    return new Nearest(in, pillow(in.width(), width), pillow(in.height(), height));
  }

  private static int[] torch(int in, int out) {
    float scale = (float) in / out;
    int[] index = new int[out];
    for (int i = 0; i < out; i++) index[i] = Math.min((int) (i * scale), in - 1);
    return index;
  }

  /// Adds the step up as Pillow does (src/libImaging/Geometry.c, `ImagingScaleAffine`).
  private static int[] pillow(int in, int out) {
    double step = (double) in / out;
    double at = step * 0.5;
    int[] index = new int[out];
    for (int i = 0; i < out; i++, at += step) index[i] = Math.min((int) at, in - 1);
    return index;
  }

  @Override
  public ImageShape shape() {
    return out.shape;
  }

  @Override
  public Pixels apply(Pixels in) {
    int to = 0;
    for (int row : rows)
      for (int column : columns) {
        int from = (row * in.shape.width() + column) * CHANNELS;
        for (int c = 0; c < CHANNELS; c++, to++) {
          if (in.isBytes()) out.bytes[to] = in.bytes[from + c];
          else out.floats[to] = in.floats[from + c];
        }
      }
    return out;
  }
}
