package dev.sinew.runtime.schedule;

import dev.sinew.runtime.ChunkBuffer;

/// Over a window both plans are read and weighted from the older to the newer along a cubic
/// smoothstep; rotations along the shorter way round. The older plan is shifted so that it goes on
/// where the last command was, which matters only where a chunk takes over while another is still
/// being blended in. Runs in plan time.
///
/// **Bound**: own + 1.5 * seam * elapsed / window, the seam being the largest distance between the
/// two plans in the window. For rotations own counts 1.5 times (the spread of great circles that
/// are up to half a turn apart is below the square root of 2), and the plans must be less than half
/// a turn apart.
final class BlendingScheduler extends ChunkFollower {

  private final long windowNanos;
  private final double[] offset;
  private final double[] older;
  private ChunkBuffer former;
  private long fromNanos;
  private long behindNanos;

  BlendingScheduler(Parts parts, long windowNanos) {
    super(parts);
    this.windowNanos = windowNanos;
    former = parts.buffer();
    offset = new double[columns.dof()];
    older = new double[columns.dof()];
  }

  @Override
  ChunkBuffer replace(ChunkBuffer chunk) {
    ChunkBuffer free = former;
    former = super.replace(chunk);
    return free;
  }

  @Override
  void joined(long formerNanos, long movedNanos, boolean following) {
    if (!following) {
      former.describe(1, planNanos, 1, 0, active.epoch(), planNanos);
      System.arraycopy(last, 0, former.values(), 0, last.length);
    }
    fromNanos = planNanos - movedNanos;
    behindNanos = following ? planNanos - formerNanos : 0;
    reader.read(former, fromNanos - behindNanos, older);
    columns.offset(last, 0, older, 0, offset);
  }

  @Override
  void read(double[] out) {
    reader.read(active, planNanos, out);
    double left = Fade.left(planNanos - fromNanos, windowNanos);
    if (left == 0) return;
    reader.read(former, planNanos - behindNanos, older);
    columns.shift(older, offset, 1);
    columns.between(older, 0, out, 0, 1 - left, out);
  }
}
