package dev.sinew.runtime.schedule;

import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.Interpolation;

/// Reads a chunk at any instant: before its first row that row, between rows as the policy says,
/// past the last row a deceleration. One thread; no allocation.
final class ChunkReader {

  private final Columns columns;
  private final boolean held;
  private final double[] segment;

  ChunkReader(Columns columns, Interpolation interpolation) {
    this.columns = columns;
    held = interpolation == Interpolation.HOLD;
    segment = new double[columns.dof()];
  }

  boolean held() {
    return held;
  }

  /// Instant at which a chunk has no row left.
  long endNanos(ChunkBuffer chunk) {
    return endNanos(chunk.startNanos(), chunk.stepNanos(), chunk.rows(), held);
  }

  static long endNanos(long startNanos, long stepNanos, int rows, boolean held) {
    return startNanos + stepNanos * (held ? rows : rows - 1L);
  }

  /// Index of the row that is in force; negative before the first.
  static long rowAt(ChunkBuffer chunk, long nanos) {
    return Math.floorDiv(nanos - chunk.startNanos(), chunk.stepNanos());
  }

  void read(ChunkBuffer chunk, long nanos, double[] out) {
    long row = rowAt(chunk, nanos);
    int last = chunk.rows() - 1;
    if (row < 0) copy(chunk, 0, out);
    else if (held) copy(chunk, (int) Math.min(row, last), out);
    else if (row >= last) coast(chunk, nanos, out);
    else line(chunk, (int) row, nanos, out);
  }

  private void line(ChunkBuffer chunk, int row, long nanos, double[] out) {
    long from = chunk.rowNanos(row);
    double fraction = (double) (nanos - from) / (chunk.rowNanos(row + 1) - from);
    int dof = columns.dof();
    columns.between(chunk.values(), row * dof, chunk.values(), (row + 1) * dof, fraction, out);
  }

  /// Past the last row: the last segment's velocity falls linearly to zero within one step.
  private void coast(ChunkBuffer chunk, long nanos, double[] out) {
    int end = chunk.rows() - 1;
    copy(chunk, end, out);
    if (end == 0) return;
    double s = Math.min(1, (double) (nanos - chunk.rowNanos(end)) / chunk.stepNanos());
    int dof = columns.dof();
    columns.offset(chunk.values(), end * dof, chunk.values(), (end - 1) * dof, segment);
    columns.shift(out, segment, s - s * s / 2);
  }

  private void copy(ChunkBuffer chunk, int row, double[] out) {
    System.arraycopy(chunk.values(), row * columns.dof(), out, 0, columns.dof());
  }
}
