package dev.sinew.runtime.schedule;

import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.JointCommand;
import dev.sinew.runtime.JointStateView;
import dev.sinew.runtime.PlanStatus;

/// What all strategies share: the hand-in of chunks, plan time, the pose that is held before the
/// first chunk. A strategy says what happens when a chunk takes over and how the command is read.
abstract class ChunkFollower implements ActionScheduler {

  final Columns columns;
  final ChunkReader reader;

  /// The chunk that is followed.
  ChunkBuffer active;

  /// The last command.
  final double[] last;

  /// Instant of the last tick.
  long lastNanos;

  /// Plan time on the active chunk's axis.
  long planNanos;

  private final Epoch epoch;
  private final double[] wanted;
  private final double[] held;
  private ChunkBuffer next;
  private ChunkBuffer spare;
  private boolean following;
  private boolean waiting;
  private int heldEpoch = -1;
  private long heldSinceNanos;
  private long consumedNanos;
  private long joinedNanos;

  ChunkFollower(Parts parts) {
    epoch = parts.epoch();
    columns = parts.columns();
    reader = new ChunkReader(columns, parts.interpolation());
    active = parts.buffer();
    next = parts.buffer();
    spare = parts.buffer();
    last = new double[columns.dof()];
    wanted = new double[columns.dof()];
    held = new double[columns.dof()];
  }

  /// The chunk has taken over as [#active]; [#planNanos] is the clock's time. Called before the
  /// tick's command is read.
  ///
  /// @param formerNanos plan time on the axis of the chunk before, in this tick
  /// @param movedNanos by how much the plan moved on in this tick; 0 when it was not followed
  /// @param following whether a chunk was followed before; otherwise [#last] is the held pose
  abstract void joined(long formerNanos, long movedNanos, boolean following);

  /// Writes the command at [#planNanos].
  abstract void read(double[] out);

  /// Puts a chunk in the place of [#active].
  ///
  /// @return a buffer that is free now
  ChunkBuffer replace(ChunkBuffer chunk) {
    ChunkBuffer old = active;
    active = chunk;
    return old;
  }

  /// Whether the plan has no row left.
  boolean spent() {
    return planNanos >= reader.endNanos(active);
  }

  /// The plan moves on.
  void move(long nanos) {
    planNanos += nanos;
  }

  /// Whether a chunk may take over at this instant.
  boolean due(ChunkBuffer chunk, long nowNanos) {
    return chunk.startNanos() <= nowNanos;
  }

  /// Whether a chunk that arrives at this instant has rows left.
  boolean timely(ChunkBuffer chunk, long nowNanos) {
    return nowNanos < reader.endNanos(chunk);
  }

  @Override
  public final ChunkBuffer incoming() {
    return spare;
  }

  @Override
  public final boolean normalize() {
    return columns.normalize(spare);
  }

  @Override
  public final boolean offer(long nowNanos) {
    if (!timely(spare, nowNanos)) return false;
    ChunkBuffer filled = spare;
    spare = next;
    next = filled;
    waiting = true;
    return true;
  }

  @Override
  public final PlanStatus sample(
      long nowNanos, double rate, JointStateView measured, JointCommand command) {
    int current = epoch.current();
    if (following && active.epoch() != current) following = false;
    if (waiting && next.epoch() != current) waiting = false;
    if (!following) latch(nowNanos, current, measured);
    long moved = advance(nowNanos, rate);
    if (waiting && due(next, nowNanos)) join(nowNanos, moved);
    lastNanos = nowNanos;
    command.epoch(current);
    return following ? follow(command) : hold(command);
  }

  @Override
  public void report(PlanState out) {
    if (following) out.active(active.ticket(), active.epoch(), active.rows());
    else out.active(0, heldEpoch, 0);
    out.times(lastNanos, planNanos, lastNanos + reader.endNanos(active) - planNanos);
    out.consumed(consumedNanos, joinedNanos);
    out.fadeFromNanos(Long.MIN_VALUE);
  }

  private void latch(long nowNanos, int current, JointStateView measured) {
    if (heldEpoch == current) return;
    for (int i = 0; i < held.length; i++) held[i] = measured.position(i);
    columns.normalize(held);
    heldEpoch = current;
    heldSinceNanos = nowNanos;
  }

  private long advance(long nowNanos, double rate) {
    if (!following) return 0;
    long elapsed = nowNanos - lastNanos;
    long moved = rate == 1 ? elapsed : (long) (rate * elapsed);
    move(moved);
    consumedNanos += moved;
    return moved;
  }

  private void join(long nowNanos, long moved) {
    if (!following) System.arraycopy(held, 0, last, 0, last.length);
    long former = planNanos;
    next = replace(next);
    waiting = false;
    planNanos = nowNanos;
    joined(former, moved, following);
    joinedNanos = consumedNanos;
    following = true;
  }

  private PlanStatus hold(JointCommand command) {
    put(held, command);
    command.planNanos(heldSinceNanos);
    return PlanStatus.NONE;
  }

  private PlanStatus follow(JointCommand command) {
    command.planNanos(active.observedNanos());
    boolean starved = spent();
    read(wanted);
    columns.align(wanted, last);
    put(wanted, command);
    return starved ? PlanStatus.STARVED : PlanStatus.FOLLOWING;
  }

  private void put(double[] values, JointCommand command) {
    for (int i = 0; i < values.length; i++) {
      command.position(i, values[i]);
      last[i] = values[i];
    }
  }
}
