package dev.sinew.runtime.exchange;

import dev.sinew.runtime.memory.Cell;
import java.lang.foreign.MemorySegment;

/// Cuts memory into pieces that share no cache line.
final class Carver {

  private final MemorySegment memory;
  private long at;

  Carver(MemorySegment memory) {
    this.memory = memory;
  }

  MemorySegment next(long bytes) {
    MemorySegment piece = memory.asSlice(at, bytes, Cell.SPACING);
    at += rounded(bytes);
    return piece;
  }

  static long rounded(long bytes) {
    return (bytes + Cell.SPACING - 1) / Cell.SPACING * Cell.SPACING;
  }
}
