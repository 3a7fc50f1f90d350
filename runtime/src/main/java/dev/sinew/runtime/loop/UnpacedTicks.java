package dev.sinew.runtime.loop;

import dev.sinew.runtime.Clock;

/// Every tick is due at once: for a step that waits for its device itself.
public final class UnpacedTicks implements Ticks {

  private final Clock clock;

  public UnpacedTicks(Clock clock) {
    this.clock = clock;
  }

  @Override
  public long await() {
    return clock.nanos();
  }

  @Override
  public int skipped() {
    return 0;
  }
}
