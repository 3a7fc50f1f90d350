package dev.sinew.runtime.schedule;

import dev.sinew.runtime.ChunkBuffer;

/// Whole chunks, one after the other: the rows are executed from the instant at which the chunk
/// arrives, however long it took, beginning with the row of its observation; then the end is held
/// until the next chunk is there. No row is dropped for being late, and every row was planned from
/// one anchor: the pose that was observed while nothing moved.
///
/// As LeRobot's and openpi's synchronous loops do: `observe, infer, execute n rows`.
///
/// **Bound**: own + seam; the seam is the distance between the held end and the chunk's first
/// executed row. Lines share it out over the first step.
final class SynchronousScheduler extends ChunkFollower {

  private final int executeRows;
  private final SeamLine seam;

  SynchronousScheduler(Parts parts, int executeRows) {
    super(parts);
    this.executeRows = executeRows;
    seam = new SeamLine(columns);
  }

  @Override
  boolean due(ChunkBuffer chunk, long nowNanos) {
    return true;
  }

  @Override
  boolean timely(ChunkBuffer chunk, long nowNanos) {
    return chunk.observedNanos() < reader.endNanos(chunk);
  }

  @Override
  void joined(long formerNanos, long movedNanos, boolean following) {
    planNanos = active.observedNanos();
    int row = (int) Math.max(0, ChunkReader.rowAt(active, planNanos));
    active.shorten(row + executeRows);
    if (!following || reader.held() || spent()) seam.end();
    else seam.begin(last, planNanos, active.rowNanos(row + 1));
  }

  @Override
  void read(double[] out) {
    if (!seam.covers(planNanos) || spent()) reader.read(active, planNanos, out);
    else {
      int row = (int) Math.max(0, ChunkReader.rowAt(active, planNanos));
      seam.read(planNanos, active.values(), (row + 1) * columns.dof(), out);
    }
  }
}
