package dev.sinew.runtime.loop;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;
import dev.sinew.runtime.PlanStatus;
import java.util.concurrent.atomic.AtomicLong;

/// Places chunk rows on the time axis and reads them at `now`: receding horizon.
///
/// A newer chunk replaces the older one as soon as its first row is due; rows whose time has passed
/// are never sent. With [Interpolation#LINEAR] the seam is joined: the path runs from the last
/// command to the next row of the new chunk. Between chunks it decelerates along its last direction
/// within one step and holds.
///
/// **Threads.** [#offer] on the inference thread, [#sample] on the servo thread; one atomic
/// hand-over between them.
public final class ActionScheduler {

  /// What became of an offered chunk.
  public enum Offer {
    ACCEPTED,
    /// Computed before the last stop or reset.
    VOID,
    /// All of its rows had passed.
    ELAPSED,
    /// Its rows are not as wide as the robot has joints.
    MISFIT,
    /// It holds a NaN or an infinity.
    NOT_FINITE
  }

  private final int dof;
  private final Interpolation interpolation;
  private final Epoch epoch;
  private final AtomicLong droppedRows = new AtomicLong();
  private volatile ActionChunk offered;

  private ActionChunk active;
  private long seamFromNanos;
  private long seamToNanos;
  private final double[] seam;
  private final double[] held;
  private final double[] last;
  private long lastNanos;
  private int heldEpoch;
  private long heldSinceNanos;

  public ActionScheduler(int dof, Interpolation interpolation, Epoch epoch) {
    this.dof = dof;
    this.interpolation = interpolation;
    this.epoch = epoch;
    seam = new double[dof];
    held = new double[dof];
    last = new double[dof];
  }

  /// Hands a chunk over; a chunk offered earlier and not yet due is replaced. Inference thread.
  public Offer offer(ActionChunk chunk, long nowNanos) {
    if (chunk.dof() != dof) return Offer.MISFIT;
    if (chunk.firstNonFinite() >= 0) return Offer.NOT_FINITE;
    if (chunk.epoch() != epoch.current()) return Offer.VOID;
    if (nowNanos >= endNanos(chunk)) return Offer.ELAPSED;
    long late = rowAt(chunk, nowNanos) - rowAt(chunk, chunk.provenance().observedNanos());
    if (late > 0) droppedRows.addAndGet(late);
    offered = chunk;
    return Offer.ACCEPTED;
  }

  /// Rows that passed while their chunk was computed. Any thread.
  public long droppedRows() {
    return droppedRows.get();
  }

  /// The newest chunk offered, null before the first. Any thread; for displays.
  public ActionChunk newest() {
    return offered;
  }

  /// Writes the command for `nowNanos`. Servo thread.
  public PlanStatus sample(long nowNanos, JointStateView measured, JointCommand command) {
    int current = epoch.current();
    if (active != null && active.epoch() != current) active = null;
    ActionChunk next = offered;
    if (next != null
        && next != active
        && next.epoch() == current
        && next.startNanos() <= nowNanos) {
      join(next, nowNanos);
    }
    command.epoch(current);
    PlanStatus status =
        active == null ? hold(nowNanos, current, measured, command) : follow(nowNanos, command);
    lastNanos = nowNanos;
    return status;
  }

  private void join(ActionChunk next, long nowNanos) {
    seamFromNanos = lastNanos;
    seamToNanos = active == null ? Long.MIN_VALUE : next.rowNanos((int) rowAt(next, nowNanos) + 1);
    System.arraycopy(last, 0, seam, 0, dof);
    active = next;
  }

  private PlanStatus hold(
      long nowNanos, int current, JointStateView measured, JointCommand command) {
    if (heldEpoch != current) {
      for (int i = 0; i < dof; i++) held[i] = measured.position(i);
      heldEpoch = current;
      heldSinceNanos = nowNanos;
    }
    for (int i = 0; i < dof; i++) put(command, i, held[i]);
    command.planNanos(heldSinceNanos);
    return PlanStatus.NONE;
  }

  private PlanStatus follow(long nowNanos, JointCommand command) {
    command.planNanos(active.provenance().observedNanos());
    boolean starved = nowNanos >= endNanos(active);
    if (starved && interpolation == Interpolation.LINEAR) coast(nowNanos, command);
    else if (interpolation == Interpolation.HOLD) step(nowNanos, command);
    else interpolate(nowNanos, command);
    return starved ? PlanStatus.STARVED : PlanStatus.FOLLOWING;
  }

  private void step(long nowNanos, JointCommand command) {
    int row = (int) Math.min(rowAt(active, nowNanos), active.rows() - 1);
    for (int i = 0; i < dof; i++) put(command, i, active.value(row, i));
  }

  private void interpolate(long nowNanos, JointCommand command) {
    int row = (int) rowAt(active, nowNanos);
    boolean joining = nowNanos < seamToNanos;
    long from = joining ? seamFromNanos : active.rowNanos(row);
    double fraction = (double) (nowNanos - from) / (active.rowNanos(row + 1) - from);
    for (int i = 0; i < dof; i++) {
      double a = joining ? seam[i] : active.value(row, i);
      put(command, i, a + fraction * (active.value(row + 1, i) - a));
    }
  }

  /// Past the last row: the last segment's velocity falls linearly to zero within one step.
  private void coast(long nowNanos, JointCommand command) {
    int end = active.rows() - 1;
    double s = Math.min(1, (double) (nowNanos - active.rowNanos(end)) / active.stepNanos());
    for (int i = 0; i < dof; i++) {
      double segment = end == 0 ? 0 : active.value(end, i) - active.value(end - 1, i);
      put(command, i, active.value(end, i) + segment * (s - s * s / 2));
    }
  }

  private void put(JointCommand command, int i, double value) {
    command.position(i, value);
    last[i] = value;
  }

  private long endNanos(ActionChunk chunk) {
    return chunk.rowNanos(interpolation == Interpolation.HOLD ? chunk.rows() : chunk.rows() - 1);
  }

  private static long rowAt(ActionChunk chunk, long nanos) {
    return Math.floorDiv(nanos - chunk.startNanos(), chunk.stepNanos());
  }
}
