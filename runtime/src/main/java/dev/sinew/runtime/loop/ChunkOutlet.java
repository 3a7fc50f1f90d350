package dev.sinew.runtime.loop;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.PlanTail;
import dev.sinew.runtime.exchange.ChunkSlots;
import dev.sinew.runtime.schedule.Schedule;
import java.util.concurrent.atomic.AtomicLong;

/// The brain's end of the chunk hand-over: refuses what is no plan, and tells its maker why.
/// Inference thread; readings from any thread.
public final class ChunkOutlet {

  /// What became of an offered chunk.
  public enum Offer {
    ACCEPTED,
    /// Computed before the last stop or reset.
    VOID,
    /// All of its rows had passed.
    ELAPSED,
    /// Its rows are not as wide as the robot has joints, or more than the exchange holds.
    MISFIT,
    /// It holds a NaN or an infinity.
    NOT_FINITE
  }

  private final ChunkSlots slots;
  private final Schedule schedule;
  private final Epoch epoch;
  private final ChunkTap tap;
  private final AtomicLong droppedRows = new AtomicLong();
  private volatile ActionChunk newest;
  private long ticket;

  public ChunkOutlet(ChunkSlots slots, Schedule schedule, Epoch epoch, ChunkTap tap) {
    this.tap = tap;
    this.slots = slots;
    this.schedule = schedule;
    this.epoch = epoch;
  }

  /// Hands a chunk over; one that was not yet taken is replaced.
  ///
  /// @param tail what its policy saw of the plan in force
  public Offer offer(ActionChunk chunk, PlanTail tail, long nowNanos) {
    ticket = 0;
    Offer offer = handOver(chunk, nowNanos);
    tap.offered(chunk, tail, offer, nowNanos);
    return offer;
  }

  private Offer handOver(ActionChunk chunk, long nowNanos) {
    if (chunk.dof() != slots.dof() || chunk.rows() > slots.maxRows()) return Offer.MISFIT;
    if (chunk.firstNonFinite() >= 0) return Offer.NOT_FINITE;
    if (chunk.epoch() != epoch.current()) return Offer.VOID;
    long end = schedule.endNanos(chunk.startNanos(), chunk.stepNanos(), chunk.rows());
    if (nowNanos >= end) return Offer.ELAPSED;
    if (schedule.byClock()) countDropped(chunk, nowNanos);
    ticket = slots.put(chunk);
    newest = chunk;
    return Offer.ACCEPTED;
  }

  private void countDropped(ActionChunk chunk, long nowNanos) {
    long late = rowAt(chunk, nowNanos) - rowAt(chunk, chunk.provenance().observedNanos());
    if (late > 0) droppedRows.addAndGet(late);
  }

  /// Ticket of the chunk that was offered last; 0 when it was not accepted. Inference thread.
  long ticket() {
    return ticket;
  }

  /// Rows that passed while their chunk was computed.
  public long droppedRows() {
    return droppedRows.get();
  }

  /// The newest chunk handed over, null before the first; for displays.
  public ActionChunk newest() {
    return newest;
  }

  private static long rowAt(ActionChunk chunk, long nanos) {
    return Math.floorDiv(nanos - chunk.startNanos(), chunk.stepNanos());
  }
}
