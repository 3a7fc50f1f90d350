package dev.sinew.runtime.safety;

import dev.sinew.runtime.memory.Cell;

/// The other side of the exchange has not beaten for longer than a bound: it crashed, was killed,
/// or is stopped.
record BrainSilenceGuard(Cell beat, long maxNanos) implements Guard {

  @Override
  public boolean broken(Evidence now) {
    return now.nowNanos - beat.getAcquire() > maxNanos;
  }
}
