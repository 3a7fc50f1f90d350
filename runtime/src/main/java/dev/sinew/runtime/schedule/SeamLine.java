package dev.sinew.runtime.schedule;

/// The path over a seam where rows are joined by lines: straight from the last command to where the
/// new plan is at an instant ahead. One thread; no allocation.
final class SeamLine {

  private final Columns columns;
  private final double[] from;
  private long fromNanos;
  private long toNanos = Long.MIN_VALUE;

  SeamLine(Columns columns) {
    this.columns = columns;
    from = new double[columns.dof()];
  }

  /// @param last the command at `fromNanos`
  /// @param toNanos the instant ahead
  void begin(double[] last, long fromNanos, long toNanos) {
    System.arraycopy(last, 0, from, 0, from.length);
    this.fromNanos = fromNanos;
    this.toNanos = toNanos;
  }

  void end() {
    toNanos = Long.MIN_VALUE;
  }

  boolean covers(long nanos) {
    return nanos < toNanos;
  }

  long toNanos() {
    return toNanos;
  }

  /// The command at an instant that the seam covers.
  ///
  /// @param to where the new plan is at [#toNanos]
  void read(long nanos, double[] to, int toAt, double[] out) {
    double fraction = (double) (nanos - fromNanos) / (toNanos - fromNanos);
    columns.between(from, 0, to, toAt, fraction, out);
  }
}
