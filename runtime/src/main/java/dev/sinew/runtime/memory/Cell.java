package dev.sinew.runtime.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// One `long` in shared memory. Each method's ordering is that of [VarHandle]'s access mode of the
/// same name. Any thread, any process that maps the memory.
public final class Cell {

  /// Cells that different writers own lie this far apart, so that they share no cache line.
  public static final long SPACING = 128;

  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  private final MemorySegment memory;
  private final long offset;

  /// @param offset bytes from the segment's start; a multiple of 8
  public Cell(MemorySegment memory, long offset) {
    this.memory = memory;
    this.offset = offset;
  }

  /// A cell of its own, for use inside one process.
  public Cell() {
    this(Arena.ofAuto().allocate(SPACING, SPACING), 0);
  }

  public long getPlain() {
    return (long) LONG.get(memory, offset);
  }

  public long getOpaque() {
    return (long) LONG.getOpaque(memory, offset);
  }

  public long getAcquire() {
    return (long) LONG.getAcquire(memory, offset);
  }

  public void setPlain(long value) {
    LONG.set(memory, offset, value);
  }

  public void setOpaque(long value) {
    LONG.setOpaque(memory, offset, value);
  }

  public void setRelease(long value) {
    LONG.setRelease(memory, offset, value);
  }

  public boolean compareAndSet(long expected, long value) {
    return LONG.compareAndSet(memory, offset, expected, value);
  }

  public long getAndSet(long value) {
    return (long) LONG.getAndSet(memory, offset, value);
  }
}
