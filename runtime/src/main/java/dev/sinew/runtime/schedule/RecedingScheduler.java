package dev.sinew.runtime.schedule;

/// Receding horizon: a newer chunk replaces the older as soon as its first row is due; rows whose
/// time has passed are never sent. Where rows are joined by lines the seam is, too: the path runs
/// from the last command to the next row of the new chunk.
///
/// **Bound**: own + seam. Held rows jump by the whole seam at once; lines share it out over what is
/// left of the step, which may be a single tick.
final class RecedingScheduler extends ChunkFollower {

  private final SeamLine seam;

  RecedingScheduler(Parts parts) {
    super(parts);
    seam = new SeamLine(columns);
  }

  @Override
  void joined(long formerNanos, long movedNanos, boolean following) {
    if (!following || reader.held()) seam.end();
    else
      seam.begin(last, lastNanos, active.rowNanos((int) ChunkReader.rowAt(active, planNanos) + 1));
  }

  @Override
  void read(double[] out) {
    if (!seam.covers(planNanos) || spent()) reader.read(active, planNanos, out);
    else
      seam.read(
          planNanos,
          active.values(),
          (int) (ChunkReader.rowAt(active, planNanos) + 1) * columns.dof(),
          out);
  }
}
