package dev.sinew.runtime.schedule;

/// The weighted mean of rows. Rotations: Markley et al., "Averaging quaternions", Journal of
/// Guidance, Control, and Dynamics 30(4), 2007: the eigenvector of the largest eigenvalue of the
/// sum of w q q', which minimises the weighted squared chordal distance on SO(3) and does not
/// depend on the quaternions' signs. One thread; no allocation.
final class WeightedMean {

  /// Squarings of the 4 x 4 matrix: the power iteration's 128th iterate.
  private static final int SQUARINGS = 7;

  private final Columns columns;
  private final double[] sum;
  private final double[][] moments;
  private final double[] square = new double[16];
  private double weights;

  WeightedMean(Columns columns) {
    this.columns = columns;
    sum = new double[columns.dof()];
    moments = new double[columns.groups().length][16];
  }

  void clear() {
    weights = 0;
    for (int i = 0; i < sum.length; i++) sum[i] = 0;
    for (double[] moment : moments) for (int k = 0; k < 16; k++) moment[k] = 0;
  }

  /// @param weight above 0
  void add(double[] row, double weight) {
    weights += weight;
    for (int i : columns.plain()) sum[i] += weight * row[i];
    int[][] groups = columns.groups();
    for (int g = 0; g < groups.length; g++)
      for (int k = 0; k < 16; k++)
        moments[g][k] += weight * row[groups[g][k >> 2]] * row[groups[g][k & 3]];
  }

  void read(double[] out) {
    for (int i : columns.plain()) out[i] = sum[i] / weights;
    int[][] groups = columns.groups();
    for (int g = 0; g < groups.length; g++) principal(moments[g], groups[g], out);
  }

  /// The eigenvector of the largest eigenvalue: the longest column of a high power.
  private void principal(double[] matrix, int[] group, double[] out) {
    for (int n = 0; n < SQUARINGS; n++) square(matrix);
    int longest = 0;
    for (int k = 1; k < 4; k++) if (matrix[5 * k] > matrix[5 * longest]) longest = k;
    double norm = 0;
    for (int k = 0; k < 4; k++) norm += matrix[4 * longest + k] * matrix[4 * longest + k];
    norm = Math.sqrt(norm);
    for (int k = 0; k < 4; k++) out[group[k]] = matrix[4 * longest + k] / norm;
  }

  /// Squares a symmetric matrix of trace above 0 and scales its trace to 1.
  private void square(double[] m) {
    double trace = 0;
    for (int row = 0; row < 4; row++)
      for (int column = 0; column < 4; column++) {
        double value = 0;
        for (int k = 0; k < 4; k++) value += m[4 * row + k] * m[4 * k + column];
        square[4 * row + column] = value;
        if (row == column) trace += value;
      }
    for (int k = 0; k < 16; k++) m[k] = square[k] / trace;
  }
}
