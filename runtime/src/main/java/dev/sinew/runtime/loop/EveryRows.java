package dev.sinew.runtime.loop;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.PlanTail;

/// Once every so many rows, whatever became of the last chunk, a step later where none came; a
/// policy that is slower than that observes at the newest instant on the same grid.
final class EveryRows implements Pace {

  private final long stepNanos;
  private final long cycleNanos;
  private int seenEpoch;
  private long nextNanos = Long.MIN_VALUE;

  EveryRows(int rows, long stepNanos) {
    this.stepNanos = stepNanos;
    cycleNanos = rows * stepNanos;
  }

  @Override
  public long observeAt(long newestNanos, int epoch) {
    if (epoch != seenEpoch) nextNanos = Long.MIN_VALUE;
    seenEpoch = epoch;
    if (newestNanos < nextNanos) return NOT_YET;
    long at =
        nextNanos == Long.MIN_VALUE
            ? newestNanos
            : newestNanos - (newestNanos - nextNanos) % stepNanos;
    nextNanos = at + cycleNanos;
    return at;
  }

  @Override
  public PlanTail tail(long atNanos, int epoch) {
    return PlanTail.NONE;
  }

  @Override
  public void offered(ActionChunk chunk, long ticket) {}

  @Override
  public void missed() {
    nextNanos += stepNanos - cycleNanos;
  }
}
