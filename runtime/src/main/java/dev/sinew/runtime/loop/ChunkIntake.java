package dev.sinew.runtime.loop;

import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.exchange.ChunkSlots;
import dev.sinew.runtime.safety.Supervisor;
import dev.sinew.runtime.schedule.ActionScheduler;
import dev.sinew.runtime.stl.Verdict;
import dev.sinew.runtime.tap.TickSlot;

/// Takes chunks out of the exchange and hands those that are plans to the scheduler. Servo thread;
/// no allocation. Believes nothing that the other side says about a chunk.
public final class ChunkIntake {

  /// What came of a look at the exchange.
  public enum Taken {
    /// No new chunk.
    NONE,
    ACCEPTED,
    /// Computed before the last stop or reset, or all of its rows had passed: dropped.
    LATE,
    /// The formulas on the plan allow none of its rows.
    REFUSED,
    /// No plan: no rows, no step, a NaN, an infinity, or a rotation that is none. Its source is not
    /// to be trusted.
    MALFORMED
  }

  private final ChunkSlots slots;
  private final ActionScheduler scheduler;
  private final Supervisor supervisor;
  private final Epoch epoch;
  private int result = TickSlot.NONE;
  private long sequence;
  private long ticket;
  private long takenNanos;

  public ChunkIntake(
      ChunkSlots slots, ActionScheduler scheduler, Supervisor supervisor, Epoch epoch) {
    this.supervisor = supervisor;
    this.slots = slots;
    this.scheduler = scheduler;
    this.epoch = epoch;
  }

  public Taken take(long nowNanos) {
    ChunkBuffer chunk = scheduler.incoming();
    if (!slots.take(chunk)) return Taken.NONE;
    sequence = chunk.sequence();
    ticket = chunk.ticket();
    takenNanos = nowNanos;
    Taken taken = judge(chunk, nowNanos);
    result = taken.ordinal();
    return taken;
  }

  /// Ticket of the newest chunk taken, 0 before the first.
  long ticket() {
    return ticket;
  }

  /// Writes down what was taken since the last call.
  void tell(TickSlot slot) {
    slot.taken(result, sequence, takenNanos);
    result = TickSlot.NONE;
  }

  private Taken judge(ChunkBuffer chunk, long nowNanos) {
    if (chunk.epoch() != epoch.current()) return Taken.LATE;
    if (chunk.rows() == 0 || chunk.stepNanos() <= 0 || !chunk.finite()) return Taken.MALFORMED;
    if (!scheduler.normalize()) return Taken.MALFORMED;
    if (supervisor.judge(chunk, nowNanos) == Verdict.REFUSE) return Taken.REFUSED;
    return scheduler.offer(nowNanos) ? Taken.ACCEPTED : Taken.LATE;
  }
}
