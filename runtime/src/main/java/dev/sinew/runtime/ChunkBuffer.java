package dev.sinew.runtime;

/// A plan in memory that is used again and again: the servo thread's own copy of an [ActionChunk].
/// One owner, no allocation.
public final class ChunkBuffer {

  private final int dof;
  private final double[] values;
  private int rows;
  private long startNanos;
  private long stepNanos;
  private long observedNanos;
  private long sequence;
  private long ticket;
  private int epoch;

  /// @param maxRows rows that it can hold
  public ChunkBuffer(int maxRows, int dof) {
    this.dof = dof;
    values = new double[maxRows * dof];
  }

  /// @param rows at most [#maxRows]
  /// @param sequence counts the chunks of one source
  /// @param epoch epoch of the observation it was computed from
  /// @param observedNanos instant of that observation
  public void describe(
      int rows, long startNanos, long stepNanos, long sequence, int epoch, long observedNanos) {
    this.rows = rows;
    this.startNanos = startNanos;
    this.stepNanos = stepNanos;
    this.sequence = sequence;
    this.epoch = epoch;
    this.observedNanos = observedNanos;
  }

  public void set(int row, int i, double value) {
    values[row * dof + i] = value;
  }

  /// Keeps the first `count` rows only.
  public void shorten(int count) {
    rows = Math.min(rows, count);
  }

  public int maxRows() {
    return values.length / dof;
  }

  public int rows() {
    return rows;
  }

  public int dof() {
    return dof;
  }

  /// Row by row, `rows * dof`; the buffer's own array.
  public double[] values() {
    return values;
  }

  public double value(int row, int i) {
    return values[row * dof + i];
  }

  public long startNanos() {
    return startNanos;
  }

  public long stepNanos() {
    return stepNanos;
  }

  /// Instant at which row `row` is the target; `rows()` gives the end of the last row's step.
  public long rowNanos(int row) {
    return startNanos + row * stepNanos;
  }

  public long observedNanos() {
    return observedNanos;
  }

  public long sequence() {
    return sequence;
  }

  public int epoch() {
    return epoch;
  }

  /// Number that the exchange gave the chunk, from 1; chunks of several sources may share a
  /// sequence, never a ticket.
  public long ticket() {
    return ticket;
  }

  public void ticket(long value) {
    ticket = value;
  }

  public boolean finite() {
    for (int i = 0; i < rows * dof; i++) {
      if (!Double.isFinite(values[i])) return false;
    }
    return true;
  }
}
