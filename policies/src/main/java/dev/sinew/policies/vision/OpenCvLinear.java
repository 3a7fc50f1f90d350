package dev.sinew.policies.vision;

import static dev.sinew.policies.vision.ImageShape.CHANNELS;

/// `cv2.resize(INTER_LINEAR)` of bytes: weights of 11 bits, two samples each way, the rounding of
/// `VResizeLinear` (OpenCV 4, modules/imgproc/src/resize.cpp).
final class OpenCvLinear implements ImageStep {

  private static final int ONE = 1 << 11;

  private final Pixels out;
  private final int[] columns;
  private final int[] columnWeights;
  private final int[] rows;
  private final int[] rowWeights;
  private final int[] upper;
  private final int[] lower;

  /// @param area whether samples are placed as `INTER_AREA` places them when it enlarges
  OpenCvLinear(ImageShape in, int width, int height, boolean area) {
    out = Pixels.of(in.sized(width, height));
    columns = new int[width];
    columnWeights = new int[width];
    rows = new int[height];
    rowWeights = new int[height];
    place(in.width(), area, columns, columnWeights);
    place(in.height(), area, rows, rowWeights);
    // Beyond an end a row of pixels lies still; a column of them is blended with itself.
    for (int x = 0; x < width; x++)
      if (columns[x] < 0 || columns[x] >= in.width() - 1) {
        columns[x] = columns[x] < 0 ? 0 : in.width() - 1;
        columnWeights[x] = 0;
      }
    upper = new int[width * CHANNELS];
    lower = new int[width * CHANNELS];
  }

  /// @param weights of the second sample
  private static void place(int in, boolean area, int[] index, int[] weights) {
    double inverse = (double) index.length / in;
    double scale = 1 / inverse;
    for (int i = 0; i < index.length; i++) {
      float fraction;
      if (area) {
        index[i] = (int) Math.floor(i * scale);
        fraction = (float) (i + 1 - (index[i] + 1) * inverse);
        fraction = fraction <= 0 ? 0 : fraction - (float) Math.floor(fraction);
      } else {
        fraction = (float) ((i + 0.5) * scale - 0.5);
        index[i] = (int) Math.floor(fraction);
        fraction -= index[i];
      }
      weights[i] = (int) Math.rint(fraction * ONE);
    }
  }

  @Override
  public ImageShape shape() {
    return out.shape;
  }

  @Override
  public Pixels apply(Pixels in) {
    int last = in.shape.height() - 1;
    for (int y = 0; y < rows.length; y++) {
      widen(in, Math.clamp(rows[y], 0, last), upper);
      widen(in, Math.clamp(rows[y] + 1, 0, last), lower);
      blend(y);
    }
    return out;
  }

  private void widen(Pixels in, int row, int[] line) {
    int at = row * in.shape.width() * CHANNELS;
    for (int x = 0; x < columns.length; x++) {
      int from = at + columns[x] * CHANNELS;
      int next = columnWeights[x] == 0 ? from : from + CHANNELS;
      for (int c = 0; c < CHANNELS; c++)
        line[x * CHANNELS + c] =
            (in.bytes[from + c] & 0xff) * (ONE - columnWeights[x])
                + (in.bytes[next + c] & 0xff) * columnWeights[x];
    }
  }

  private void blend(int y) {
    int second = rowWeights[y];
    int first = ONE - second;
    int to = y * upper.length;
    for (int i = 0; i < upper.length; i++) {
      int sum = (first * (upper[i] >> 4) >> 16) + (second * (lower[i] >> 4) >> 16);
      out.bytes[to + i] = (byte) (sum + 2 >> 2);
    }
  }
}
