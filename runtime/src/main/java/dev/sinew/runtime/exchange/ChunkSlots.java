package dev.sinew.runtime.exchange;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.memory.Cell;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The newest chunk, handed from one writer to one reader by one atomic swap: a triple buffer. The
/// writer owns one slot, the reader another, and the third changes hands; neither ever waits, no
/// read is torn, a chunk that was not taken in time is replaced.
///
/// The reader gets a copy, so that a writer gone mad cannot change what was checked.
public final class ChunkSlots {

  private static final int SLOTS = 3;
  private static final long FRESH = 4;
  private static final int FIELDS = 8;

  private final int maxRows;
  private final int dof;
  private final MemorySegment memory;
  private final Cell middle;
  private long tickets;
  private int back = 1;
  private int front = 2;

  /// @param memory [#bytes] of shared memory, zero-filled before its first use
  public ChunkSlots(int maxRows, int dof, MemorySegment memory) {
    this.maxRows = maxRows;
    this.dof = dof;
    this.memory = memory;
    middle = new Cell(memory, 0);
  }

  /// Memory that the slots need.
  public static long bytes(int maxRows, int dof) {
    return Cell.SPACING + SLOTS * slotBytes(maxRows, dof);
  }

  /// Rows that a chunk may have.
  public int maxRows() {
    return maxRows;
  }

  public int dof() {
    return dof;
  }

  /// Makes a chunk the newest. Writer's thread.
  ///
  /// @param chunk as wide as [#dof], at most [#maxRows] rows
  /// @return the chunk's ticket: chunks put in so far, this one included
  public long put(ActionChunk chunk) {
    long at = slot(back);
    field(at, 0, chunk.rows());
    field(at, 1, chunk.startNanos());
    field(at, 2, chunk.stepNanos());
    field(at, 3, chunk.provenance().sequence());
    field(at, 4, chunk.epoch());
    field(at, 5, chunk.provenance().observedNanos());
    field(at, 6, ++tickets);
    for (int row = 0; row < chunk.rows(); row++) {
      for (int i = 0; i < dof; i++) {
        memory.set(ValueLayout.JAVA_DOUBLE, valueAt(at, row * dof + i), chunk.value(row, i));
      }
    }
    back = index(middle.getAndSet(back | FRESH));
    return tickets;
  }

  /// Copies the newest chunk when it was not taken before. Reader's thread; no allocation.
  ///
  /// @return whether there was one. A row count outside 1..[#maxRows] is copied as 0 rows.
  public boolean take(ChunkBuffer out) {
    if ((middle.getAcquire() & FRESH) == 0) return false;
    front = index(middle.getAndSet(front));
    long at = slot(front);
    long claimed = field(at, 0);
    int rows = claimed >= 1 && claimed <= maxRows ? (int) claimed : 0;
    out.describe(rows, field(at, 1), field(at, 2), field(at, 3), (int) field(at, 4), field(at, 5));
    out.ticket(field(at, 6));
    for (int k = 0; k < rows * dof; k++)
      out.values()[k] = memory.get(ValueLayout.JAVA_DOUBLE, valueAt(at, k));
    return true;
  }

  /// Always one of the slots, whatever the other side wrote.
  private static int index(long state) {
    return (int) (state & 3) % SLOTS;
  }

  private static long slotBytes(int maxRows, int dof) {
    long bytes = 8L * (FIELDS + (long) maxRows * dof);
    return (bytes + Cell.SPACING - 1) / Cell.SPACING * Cell.SPACING;
  }

  private long slot(int index) {
    return Cell.SPACING + index * slotBytes(maxRows, dof);
  }

  private static long valueAt(long slot, int k) {
    return slot + 8L * (FIELDS + k);
  }

  private long field(long slot, int i) {
    return memory.get(ValueLayout.JAVA_LONG, slot + 8L * i);
  }

  private void field(long slot, int i, long value) {
    memory.set(ValueLayout.JAVA_LONG, slot + 8L * i, value);
  }
}
