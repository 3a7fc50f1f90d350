package dev.sinew.policies.codec;

import dev.sinew.policies.files.BundleFile;
import dev.sinew.runtime.port.PolicyException;
import java.util.Arrays;

/// One code per level; the vector is the sum of the levels' rows (residual vector quantisation, van
/// den Oord et al. 2017 and Zeghidour et al. 2021).
///
/// Backwards, each level takes the row nearest to what the levels before left over, as the
/// quantiser of the training does.
final class ResidualCodebook implements RowMap {

  private static final long MOST_BYTES = 64 << 20;

  private final int levels;
  private final int size;
  private final int width;
  private final float[] rows;

  private ResidualCodebook(Npy file) {
    levels = file.shape()[0];
    size = file.shape()[1];
    width = file.shape()[2];
    rows = file.values();
  }

  static ActionCodec read(Link link) {
    Npy file;
    try {
      file = Npy.parse(BundleFile.read(link.section(), MOST_BYTES));
    } catch (PolicyException e) {
      throw link.section().problem("file", e.getMessage());
    }
    if (file.shape().length != 3) {
      throw link.section()
          .problem("file", "has " + file.shape().length + " axes; levels x codes x values");
    }
    return link.block(new ResidualCodebook(file));
  }

  @Override
  public int networkWidth() {
    return levels;
  }

  @Override
  public int commandWidth() {
    return width;
  }

  @Override
  public void decode(double[] in, int from, double[] out, int to) {
    Arrays.fill(out, to, to + width, 0);
    for (int level = 0; level < levels; level++) {
      double code = in[from + level];
      int row = Double.isFinite(code) ? at(level, Code.of(code, size)) : -1;
      for (int i = 0; i < width; i++) out[to + i] += row < 0 ? Double.NaN : rows[row + i];
    }
  }

  @Override
  public void encode(double[] in, int from, double[] out, int to) {
    double[] rest = new double[width];
    System.arraycopy(in, from, rest, 0, width);
    for (int level = 0; level < levels; level++) {
      int code = nearest(level, rest);
      out[to + level] = code < 0 ? Double.NaN : code;
      for (int i = 0; i < width && code >= 0; i++) rest[i] -= rows[at(level, code) + i];
    }
  }

  /// -1 when nothing is near, because a value is not finite.
  private int nearest(int level, double[] vector) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int code = 0; code < size; code++) {
      double sum = 0;
      for (int i = 0; i < width; i++) {
        double d = vector[i] - rows[at(level, code) + i];
        sum += d * d;
      }
      if (sum < least) {
        least = sum;
        best = code;
      }
    }
    return best;
  }

  private int at(int level, int code) {
    return (level * size + code) * width;
  }
}
