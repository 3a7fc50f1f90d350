package dev.sinew.runtime.schedule;

import dev.sinew.runtime.ChunkBuffer;

/// Whole chunks, one after the other: the rows are executed from the instant at which the chunk
/// arrives, however long it took, beginning with the row of its observation; then the end is held
/// until the next chunk is there. No row is dropped for being late, and every row was planned from
/// one anchor: the pose that was observed while nothing moved.
///
/// As LeRobot's and openpi's synchronous loops do: `observe, infer, execute n rows`, which takes n
/// steps; joined by lines they lead to the row after.
///
/// Where rows are joined by lines, the path runs straight from the held end to where the chunk is a
/// step later.
///
/// **Bound**: own + seam for held rows, own + seam * elapsed / step for lines; the seam is the
/// distance between the held end and the chunk's first executed row.
final class SynchronousScheduler extends ChunkFollower {

  private final int executeRows;
  private final SeamLine seam;
  private final double[] target;

  SynchronousScheduler(Parts parts, int executeRows) {
    super(parts);
    this.executeRows = executeRows;
    seam = new SeamLine(columns);
    target = new double[columns.dof()];
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
    active.shorten(row + executeRows + (reader.held() ? 0 : 1));
    if (!reader.held()) seam.begin(last, planNanos, planNanos + active.stepNanos());
  }

  @Override
  void read(double[] out) {
    reader.read(active, planNanos, out);
    if (!seam.covers(planNanos)) return;
    reader.read(active, seam.toNanos(), target);
    seam.read(planNanos, target, 0, out);
  }
}
