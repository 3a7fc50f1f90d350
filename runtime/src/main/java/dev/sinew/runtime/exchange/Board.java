package dev.sinew.runtime.exchange;

import dev.sinew.runtime.memory.Cell;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// A few longs that belong together, newest wins: a seqlock. One writer, any readers; no
/// allocation, no lock; a reader copies again when the writer came in between.
public final class Board {

  private final int width;
  private final MemorySegment values;
  private final Cell version;

  /// @param memory [#bytes] of shared memory, zero-filled before its first use
  public Board(int width, MemorySegment memory) {
    this.width = width;
    version = new Cell(memory, 0);
    values = memory.asSlice(Cell.SPACING, 8L * width);
  }

  public static long bytes(int width) {
    return Cell.SPACING + 8L * width;
  }

  /// @param from [#width] values
  public void write(long[] from) {
    long n = version.getPlain();
    version.setOpaque(n + 1);
    VarHandle.storeStoreFence();
    for (int i = 0; i < width; i++) values.setAtIndex(ValueLayout.JAVA_LONG, i, from[i]);
    version.setRelease(n + 2);
  }

  /// Copies one coherent picture; zeros before the first write. A writer that died half way leaves
  /// no coherent picture behind: the copy is then refused.
  ///
  /// @return false when no coherent picture was found in `tries` attempts
  public boolean read(long[] out, int tries) {
    for (int attempt = 0; attempt < tries; attempt++) {
      long n = version.getAcquire();
      for (int i = 0; i < width; i++) out[i] = values.getAtIndex(ValueLayout.JAVA_LONG, i);
      VarHandle.loadLoadFence();
      if ((n & 1) == 0 && version.getOpaque() == n) return true;
      Thread.onSpinWait();
    }
    return false;
  }

  /// One value of the newest picture, torn from the others. Any thread; no allocation.
  public long peek(int i) {
    return values.getAtIndex(ValueLayout.JAVA_LONG, i);
  }

  public int width() {
    return width;
  }
}
