package dev.sinew.runtime.loop;

import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;
import dev.sinew.runtime.PlanStatus;

/// Places chunk rows on the time axis and reads them at plan time: receding horizon.
///
/// A newer chunk replaces the older one as soon as its first row is due; rows whose time has passed
/// are never sent. With [Interpolation#LINEAR] the seam is joined: the path runs from the last
/// command to the next row of the new chunk. Between chunks it decelerates along its last direction
/// within one step and holds.
///
/// **Plan time** is the clock's while the arm follows. Where it is slowed, plan time runs slower
/// (`rate` below 1) and the arm goes slower along the same path; a new chunk, planned from where
/// the arm really is, brings plan time back to the clock's.
///
/// **Thread.** Servo; no allocation.
public final class ActionScheduler {

  private final int dof;
  private final Interpolation interpolation;
  private final Epoch epoch;

  private ChunkBuffer active;
  private ChunkBuffer next;
  private ChunkBuffer spare;
  private boolean following;
  private boolean waiting;
  private long planNanos;
  private long lastNanos;
  private long seamFromNanos;
  private long seamToNanos;
  private final double[] seam;
  private final double[] held;
  private final double[] last;
  private int heldEpoch = -1;
  private long heldSinceNanos;

  /// @param maxRows rows of the longest chunk
  public ActionScheduler(int maxRows, int dof, Interpolation interpolation, Epoch epoch) {
    this.dof = dof;
    this.interpolation = interpolation;
    this.epoch = epoch;
    active = new ChunkBuffer(maxRows, dof);
    next = new ChunkBuffer(maxRows, dof);
    spare = new ChunkBuffer(maxRows, dof);
    seam = new double[dof];
    held = new double[dof];
    last = new double[dof];
  }

  /// The buffer to fill with a new chunk, which [#offer] then hands in.
  public ChunkBuffer incoming() {
    return spare;
  }

  /// Makes the chunk in [#incoming] the next one; a chunk handed in earlier and not yet due is
  /// replaced.
  ///
  /// @return false, and nothing changed, when all of its rows have passed
  public boolean offer(long nowNanos) {
    if (nowNanos >= endNanos(spare)) return false;
    ChunkBuffer filled = spare;
    spare = next;
    next = filled;
    waiting = true;
    return true;
  }

  /// Instant at which a chunk has no row left.
  public long endNanos(ChunkBuffer chunk) {
    return endNanos(chunk.startNanos(), chunk.stepNanos(), chunk.rows(), interpolation);
  }

  static long endNanos(long startNanos, long stepNanos, int rows, Interpolation interpolation) {
    return startNanos + stepNanos * (interpolation == Interpolation.HOLD ? rows : rows - 1L);
  }

  /// Writes the command for `nowNanos`.
  ///
  /// @param rate how much of the time since the last tick the plan moves on, 0..1
  public PlanStatus sample(
      long nowNanos, double rate, JointStateView measured, JointCommand command) {
    int current = epoch.current();
    if (following && active.epoch() != current) following = false;
    if (waiting && next.epoch() != current) waiting = false;
    advance(nowNanos, rate);
    if (waiting && next.startNanos() <= nowNanos) join(nowNanos);
    lastNanos = nowNanos;
    command.epoch(current);
    return following ? follow(command) : hold(nowNanos, current, measured, command);
  }

  /// How far plan time is behind the clock, nanoseconds.
  public long lagNanos() {
    return lastNanos - planNanos;
  }

  private void advance(long nowNanos, double rate) {
    long elapsed = nowNanos - lastNanos;
    planNanos = following ? planNanos + (rate == 1 ? elapsed : (long) (rate * elapsed)) : nowNanos;
  }

  private void join(long nowNanos) {
    ChunkBuffer old = active;
    active = next;
    next = old;
    waiting = false;
    seamFromNanos = lastNanos;
    seamToNanos = following ? active.rowNanos((int) rowAt(active, nowNanos) + 1) : Long.MIN_VALUE;
    System.arraycopy(last, 0, seam, 0, dof);
    following = true;
    planNanos = nowNanos;
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

  private PlanStatus follow(JointCommand command) {
    command.planNanos(active.observedNanos());
    boolean starved = planNanos >= endNanos(active);
    if (starved && interpolation == Interpolation.LINEAR) coast(command);
    else if (interpolation == Interpolation.HOLD) step(command);
    else interpolate(command);
    return starved ? PlanStatus.STARVED : PlanStatus.FOLLOWING;
  }

  private void step(JointCommand command) {
    int row = (int) Math.min(rowAt(active, planNanos), active.rows() - 1);
    for (int i = 0; i < dof; i++) put(command, i, active.value(row, i));
  }

  private void interpolate(JointCommand command) {
    int row = (int) rowAt(active, planNanos);
    boolean joining = planNanos < seamToNanos;
    long from = joining ? seamFromNanos : active.rowNanos(row);
    double fraction = (double) (planNanos - from) / (active.rowNanos(row + 1) - from);
    for (int i = 0; i < dof; i++) {
      double a = joining ? seam[i] : active.value(row, i);
      put(command, i, a + fraction * (active.value(row + 1, i) - a));
    }
  }

  /// Past the last row: the last segment's velocity falls linearly to zero within one step.
  private void coast(JointCommand command) {
    int end = active.rows() - 1;
    double s = Math.min(1, (double) (planNanos - active.rowNanos(end)) / active.stepNanos());
    for (int i = 0; i < dof; i++) {
      double segment = end == 0 ? 0 : active.value(end, i) - active.value(end - 1, i);
      put(command, i, active.value(end, i) + segment * (s - s * s / 2));
    }
  }

  private void put(JointCommand command, int i, double value) {
    command.position(i, value);
    last[i] = value;
  }

  private static long rowAt(ChunkBuffer chunk, long nanos) {
    return Math.floorDiv(nanos - chunk.startNanos(), chunk.stepNanos());
  }
}
