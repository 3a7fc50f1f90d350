package dev.sinew.policies.vision;

import static dev.sinew.policies.vision.ImageShape.CHANNELS;

import java.util.Arrays;

/// Resizing bytes in fixed point, rows first, rounded to bytes after each of the two passes, as
/// Pillow and PyTorch on uint8 do it.
final class SeparableBytes implements ImageStep {

  /// Pillow's `PRECISION_BITS` (src/libImaging/Resample.c).
  private static final int PILLOW_BITS = 22;

  private final Pixels out;
  private final Taps columns;
  private final Taps rows;
  private final int columnBits;
  private final int rowBits;
  private final int[] columnWeights;
  private final int[] rowWeights;
  private final boolean[] usedRows;

  /// Input rows at the new width.
  private final byte[] narrow;

  /// One output row.
  private final int[] sum;

  private SeparableBytes(ImageShape in, Taps columns, int columnBits, Taps rows, int rowBits) {
    out = Pixels.of(in.sized(columns.outputs(), rows.outputs()));
    this.columns = columns;
    this.rows = rows;
    this.columnBits = columnBits;
    this.rowBits = rowBits;
    columnWeights = columns.fixed(columnBits);
    rowWeights = rows.fixed(rowBits);
    usedRows = rows.used(in.height());
    sum = new int[columns.outputs() * CHANNELS];
    narrow = new byte[in.height() * sum.length];
  }

  static SeparableBytes pillow(ImageShape in, Taps columns, Taps rows) {
    return new SeparableBytes(in, columns, PILLOW_BITS, rows, PILLOW_BITS);
  }

  /// PyTorch's vector code keeps weights in 16 bits: as fine as the largest allows
  /// (aten/src/ATen/native/cpu/UpSampleKernel.cpp, `_compute_index_ranges_int16_weights`).
  static SeparableBytes torch(ImageShape in, Taps columns, Taps rows) {
    return new SeparableBytes(in, columns, bits(columns), rows, bits(rows));
  }

  private static int bits(Taps taps) {
    double largest = taps.largest();
    int bits = 0;
    while (bits < PILLOW_BITS && (int) (0.5 + largest * (1 << bits + 1)) < 1 << 15) bits++;
    return bits;
  }

  @Override
  public ImageShape shape() {
    return out.shape;
  }

  @Override
  public Pixels apply(Pixels in) {
    int width = in.shape.width() * CHANNELS;
    for (int y = 0; y < usedRows.length; y++)
      if (usedRows[y]) narrow(in.bytes, y * width, y * sum.length);
    for (int y = 0; y < rows.outputs(); y++) {
      blend(y);
      for (int i = 0; i < sum.length; i++) out.bytes[y * sum.length + i] = clip(sum[i] >> rowBits);
    }
    return out;
  }

  private void narrow(byte[] line, int at, int to) {
    int half = 1 << columnBits - 1;
    for (int x = 0; x < columns.outputs(); x++, to += CHANNELS) {
      int from = at + columns.first[x] * CHANNELS;
      int w = x * columns.stride;
      int r = half;
      int g = half;
      int b = half;
      for (int j = 0; j < columns.count[x]; j++, from += CHANNELS) {
        int weight = columnWeights[w + j];
        r += weight * (line[from] & 0xff);
        g += weight * (line[from + 1] & 0xff);
        b += weight * (line[from + 2] & 0xff);
      }
      narrow[to] = clip(r >> columnBits);
      narrow[to + 1] = clip(g >> columnBits);
      narrow[to + 2] = clip(b >> columnBits);
    }
  }

  private void blend(int y) {
    Arrays.fill(sum, 1 << rowBits - 1);
    for (int j = 0; j < rows.count[y]; j++) {
      int weight = rowWeights[y * rows.stride + j];
      int from = (rows.first[y] + j) * sum.length;
      for (int i = 0; i < sum.length; i++) sum[i] += weight * (narrow[from + i] & 0xff);
    }
  }

  private static byte clip(int value) {
    return (byte) Math.min(Math.max(value, 0), 255);
  }
}
