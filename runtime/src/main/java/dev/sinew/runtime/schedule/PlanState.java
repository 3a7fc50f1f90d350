package dev.sinew.runtime.schedule;

import java.util.Arrays;

/// Where the plan is: a buffer of words that can be copied through shared memory as they are. One
/// owner; no allocation.
public final class PlanState {

  private static final int TAKEN = 0;
  private static final int ACTIVE = 1;
  private static final int EPOCH = 2;
  private static final int ROWS = 3;
  private static final int NOW = 4;
  private static final int PLAN = 5;
  private static final int DUE = 6;
  private static final int CONSUMED = 7;
  private static final int JOINED = 8;
  private static final int FADE_FROM = 9;
  private static final int FIELDS = 10;

  private final long[] words;

  public PlanState(int dof) {
    words = new long[words(dof)];
  }

  /// Number of words for a robot of `dof` joints.
  public static int words(int dof) {
    return FIELDS + dof;
  }

  /// The buffer's own array.
  public long[] words() {
    return words;
  }

  /// Forgets everything: no chunk taken, none followed.
  public void clear() {
    Arrays.fill(words, 0);
  }

  /// Ticket of the newest chunk that was taken out of the exchange, whatever came of it; 0 before
  /// the first.
  public long taken() {
    return words[TAKEN];
  }

  public void taken(long ticket) {
    words[TAKEN] = ticket;
  }

  /// Ticket of the newest chunk that is followed; 0 while the measured pose is held.
  public long active() {
    return words[ACTIVE];
  }

  /// Epoch of that chunk.
  public int epoch() {
    return (int) words[EPOCH];
  }

  /// Rows of it that are followed; formulas on the plan may have shortened it.
  public int rows() {
    return (int) words[ROWS];
  }

  void active(long ticket, int epoch, int rows) {
    words[ACTIVE] = ticket;
    words[EPOCH] = epoch;
    words[ROWS] = rows;
  }

  /// Instant of the tick.
  public long nowNanos() {
    return words[NOW];
  }

  /// Plan time in that tick, on the time axis of the chunk's rows.
  public long planNanos() {
    return words[PLAN];
  }

  /// Instant at which the plan will have no row left if it goes on at the clock's rate.
  public long dueNanos() {
    return words[DUE];
  }

  void times(long nowNanos, long planNanos, long dueNanos) {
    words[NOW] = nowNanos;
    words[PLAN] = planNanos;
    words[DUE] = dueNanos;
  }

  /// Plan time that was really gone through since the scheduler began, holding apart.
  public long consumedNanos() {
    return words[CONSUMED];
  }

  /// What [#consumedNanos] was when the active chunk took over.
  public long joinedNanos() {
    return words[JOINED];
  }

  void consumed(long nanos, long joinedNanos) {
    words[CONSUMED] = nanos;
    words[JOINED] = joinedNanos;
  }

  /// Plan time at which the offset on the active chunk began to fade; [Long#MIN_VALUE] without one.
  public long fadeFromNanos() {
    return words[FADE_FROM];
  }

  void fadeFromNanos(long nanos) {
    words[FADE_FROM] = nanos;
  }

  /// That offset as it was then.
  public double offset(int i) {
    return Double.longBitsToDouble(words[FIELDS + i]);
  }

  void offset(int i, double value) {
    words[FIELDS + i] = Double.doubleToRawLongBits(value);
  }
}
