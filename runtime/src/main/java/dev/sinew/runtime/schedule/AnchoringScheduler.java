package dev.sinew.runtime.schedule;

/// A newer chunk is shifted, as it takes over, so that it goes on where the last command was; the
/// shift fades to zero along a cubic smoothstep. Also the spine's half of real-time chunking, whose
/// chunks begin with the rows that were committed: the shift is zero then, and what is left of it
/// where the network kept them only roughly, or where more rows passed than were committed, fades.
///
/// The fade runs in plan time: an arm that is slowed fades slower, one that is paused not at all. A
/// chunk that takes over while a fade is under way begins a new one from the command that is in
/// force. The held pose fades into the first chunk as well.
///
/// **Bound**: own + 1.5 * seam * elapsed / fade (the smoothstep's steepest slope). The offset never
/// jumps.
final class AnchoringScheduler extends ChunkFollower {

  private final long fadeNanos;
  private final double[] offset;
  private final double[] anchor;
  private long fromNanos;

  AnchoringScheduler(Parts parts, long fadeNanos) {
    super(parts);
    this.fadeNanos = fadeNanos;
    offset = new double[columns.dof()];
    anchor = new double[columns.dof()];
  }

  @Override
  void joined(long formerNanos, long movedNanos, boolean following) {
    fromNanos = planNanos - movedNanos;
    reader.read(active, fromNanos, anchor);
    columns.offset(last, 0, anchor, 0, offset);
  }

  @Override
  void read(double[] out) {
    reader.read(active, planNanos, out);
    double left = Fade.left(planNanos - fromNanos, fadeNanos);
    if (left != 0) columns.shift(out, offset, left);
  }

  @Override
  public void report(PlanState out) {
    super.report(out);
    out.fadeFromNanos(fromNanos);
    for (int i = 0; i < offset.length; i++) out.offset(i, offset[i]);
  }
}
