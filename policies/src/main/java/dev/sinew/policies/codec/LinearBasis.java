package dev.sinew.policies.codec;

/// `y = A x + b`: eigengrasps, synergies and other bases of a hand's joints. Backwards `x = A+ (y -
/// b)` with the pseudo-inverse that the bundle brings, where it brings one.
final class LinearBasis implements RowMap {

  private final double[][] matrix;
  private final double[] offset;

  /// Null when the bundle brings none.
  private final double[][] inverse;

  private LinearBasis(double[][] matrix, double[] offset, double[][] inverse) {
    this.matrix = matrix;
    this.offset = offset;
    this.inverse = inverse;
  }

  static ActionCodec read(Link link) {
    double[] offset = link.section().numbers("offset");
    double[][] matrix = rows(link, "matrix", offset.length);
    if (!link.section().has("inverse")) return link.block(new LinearBasis(matrix, offset, null));
    double[][] inverse = rows(link, "inverse", matrix[0].length);
    if (inverse[0].length != offset.length) {
      throw link.section()
          .problem("inverse", "has rows of " + inverse[0].length + "; offset has " + offset.length);
    }
    double flaw = Math.max(flaw(matrix, inverse), flaw(inverse, matrix));
    if (!(flaw <= 1e-6)) {
      throw link.section()
          .problem("inverse", "is not the pseudo-inverse of matrix: A A+ A is off by " + flaw);
    }
    return link.block(new LinearBasis(matrix, offset, inverse));
  }

  @Override
  public int networkWidth() {
    return matrix[0].length;
  }

  @Override
  public int commandWidth() {
    return matrix.length;
  }

  @Override
  public boolean invertible() {
    return inverse != null;
  }

  @Override
  public void decode(double[] in, int from, double[] out, int to) {
    for (int row = 0; row < matrix.length; row++) {
      double sum = offset[row];
      for (int i = 0; i < matrix[row].length; i++) sum += matrix[row][i] * in[from + i];
      out[to + row] = sum;
    }
  }

  @Override
  public void encode(double[] in, int from, double[] out, int to) {
    for (int row = 0; row < inverse.length; row++) {
      double sum = 0;
      for (int i = 0; i < offset.length; i++) sum += inverse[row][i] * (in[from + i] - offset[i]);
      out[to + row] = sum;
    }
  }

  private static double[][] rows(Link link, String key, int rows) {
    double[] values = link.section().numbers(key);
    if (values.length % rows != 0) {
      throw link.section().problem(key, values.length + " values are not " + rows + " equal rows");
    }
    int columns = values.length / rows;
    double[][] matrix = new double[rows][columns];
    for (int i = 0; i < values.length; i++) matrix[i / columns][i % columns] = values[i];
    return matrix;
  }

  /// Largest value of `A B A - A` by that of `A`: 0 for a pseudo-inverse (Penrose 1955).
  private static double flaw(double[][] a, double[][] b) {
    double worst = 0;
    double largest = 0;
    double[][] aba = product(product(a, b), a);
    for (int row = 0; row < a.length; row++) {
      for (int i = 0; i < a[row].length; i++) {
        worst = Math.max(worst, Math.abs(aba[row][i] - a[row][i]));
        largest = Math.max(largest, Math.abs(a[row][i]));
      }
    }
    return worst / largest;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int row = 0; row < a.length; row++) {
      for (int k = 0; k < b.length; k++) {
        for (int i = 0; i < b[k].length; i++) product[row][i] += a[row][k] * b[k][i];
      }
    }
    return product;
  }
}
