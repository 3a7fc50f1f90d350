package dev.sinew.runtime.tap;

import dev.sinew.runtime.memory.Cell;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Bounded hand-over of ticks in shared memory: one servo thread in, one recorder thread out, of
/// the same process or another. A full ring drops the new tick and counts it; the servo never
/// waits.
public final class TickRing {

  private static final long SLOTS = 3 * Cell.SPACING;

  private final TickSlot[] slots;
  private final int mask;
  private final Cell written;
  private final Cell read;
  private final Cell dropped;
  private final TickSlot overflow;

  /// A ring of its own, for use inside one process.
  ///
  /// @param capacity ticks held; a power of two
  public TickRing(TickShape shape, int capacity) {
    this(shape, capacity, Arena.ofAuto().allocate(bytes(shape, capacity), Cell.SPACING));
  }

  /// @param memory [#bytes] of shared memory, zero-filled before its first use
  public TickRing(TickShape shape, int capacity, MemorySegment memory) {
    if (Integer.bitCount(capacity) != 1)
      throw new IllegalArgumentException(capacity + " is not a power of two");
    mask = capacity - 1;
    written = new Cell(memory, 0);
    read = new Cell(memory, Cell.SPACING);
    dropped = new Cell(memory, 2 * Cell.SPACING);
    slots = new TickSlot[capacity];
    long size = TickSlot.bytes(shape);
    for (int i = 0; i < capacity; i++)
      slots[i] = new TickSlot(shape, memory.asSlice(SLOTS + i * size, size));
    overflow = new TickSlot(shape, Arena.ofAuto().allocate(size, 8));
  }

  /// Memory that a ring needs.
  public static long bytes(TickShape shape, int capacity) {
    return SLOTS + capacity * TickSlot.bytes(shape);
  }

  /// The slot for this tick; when the ring is full, a slot that nobody reads. Servo thread.
  public TickSlot claim() {
    long n = written.getPlain();
    return n - read.getAcquire() <= mask ? slots[(int) n & mask] : overflow;
  }

  /// Hands the claimed slot over. Servo thread.
  public void commit(TickSlot slot) {
    if (slot == overflow) dropped.setOpaque(dropped.getPlain() + 1);
    else written.setRelease(written.getPlain() + 1);
  }

  /// Gives every waiting tick to the sink. Recorder thread.
  public void drain(TickSink sink) {
    long end = written.getAcquire();
    for (long n = read.getPlain(); n < end; n++) {
      sink.tick(slots[(int) n & mask]);
      read.setRelease(n + 1);
    }
  }

  /// Ticks lost because the recorder was too slow. Any thread.
  public long dropped() {
    return dropped.getOpaque();
  }
}
