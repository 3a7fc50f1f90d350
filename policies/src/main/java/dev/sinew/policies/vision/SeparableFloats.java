package dev.sinew.policies.vision;

import static dev.sinew.policies.vision.ImageShape.CHANNELS;

/// Resizing in single precision, rows first. Bytes come out as bytes, halves rounded to the even.
final class SeparableFloats implements ImageStep {

  private final Pixels out;
  private final Taps columns;
  private final Taps rows;
  private final float[] columnWeights;
  private final float[] rowWeights;
  private final boolean[] usedRows;

  /// Input rows at the new width.
  private final float[] narrow;

  /// One output row.
  private final float[] sum;

  SeparableFloats(ImageShape in, Taps columns, Taps rows) {
    out = Pixels.of(in.sized(columns.outputs(), rows.outputs()));
    this.columns = columns;
    this.rows = rows;
    columnWeights = columns.floats();
    rowWeights = rows.floats();
    usedRows = rows.used(in.height());
    sum = new float[columns.outputs() * CHANNELS];
    narrow = new float[in.height() * sum.length];
  }

  @Override
  public ImageShape shape() {
    return out.shape;
  }

  @Override
  public Pixels apply(Pixels in) {
    int width = in.shape.width() * CHANNELS;
    for (int y = 0; y < usedRows.length; y++) {
      if (!usedRows[y]) continue;
      if (in.isBytes()) narrow(in.bytes, y * width, y * sum.length);
      else narrow(in.floats, y * width, y * sum.length);
    }
    for (int y = 0; y < rows.outputs(); y++) {
      blend(y);
      store(y * sum.length);
    }
    return out;
  }

  private void narrow(float[] line, int at, int to) {
    for (int x = 0; x < columns.outputs(); x++, to += CHANNELS) {
      int from = at + columns.first[x] * CHANNELS;
      int w = x * columns.stride;
      float r = 0;
      float g = 0;
      float b = 0;
      for (int j = 0; j < columns.count[x]; j++, from += CHANNELS) {
        float weight = columnWeights[w + j];
        r += weight * line[from];
        g += weight * line[from + 1];
        b += weight * line[from + 2];
      }
      narrow[to] = r;
      narrow[to + 1] = g;
      narrow[to + 2] = b;
    }
  }

  private void narrow(byte[] line, int at, int to) {
    for (int x = 0; x < columns.outputs(); x++, to += CHANNELS) {
      int from = at + columns.first[x] * CHANNELS;
      int w = x * columns.stride;
      float r = 0;
      float g = 0;
      float b = 0;
      for (int j = 0; j < columns.count[x]; j++, from += CHANNELS) {
        float weight = columnWeights[w + j];
        r += weight * (line[from] & 0xff);
        g += weight * (line[from + 1] & 0xff);
        b += weight * (line[from + 2] & 0xff);
      }
      narrow[to] = r;
      narrow[to + 1] = g;
      narrow[to + 2] = b;
    }
  }

  private void blend(int y) {
    int w = y * rows.stride;
    for (int j = 0; j < rows.count[y]; j++) {
      float weight = rowWeights[w + j];
      int from = (rows.first[y] + j) * sum.length;
      if (j == 0) for (int i = 0; i < sum.length; i++) sum[i] = weight * narrow[from + i];
      else for (int i = 0; i < sum.length; i++) sum[i] += weight * narrow[from + i];
    }
  }

  private void store(int to) {
    if (!out.isBytes()) System.arraycopy(sum, 0, out.floats, to, sum.length);
    else
      for (int i = 0; i < sum.length; i++)
        out.bytes[to + i] = (byte) (int) Math.rint(Math.clamp(sum[i], 0f, 255f));
  }
}
