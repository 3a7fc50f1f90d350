package dev.sinew.runtime.loop;

import dev.sinew.runtime.Clock;

/// Ticks at absolute deadlines of the host's clock.
public final class HostTicks implements Ticks {

  private final Clock clock;
  private final Pacer pacer;
  private int skipped;
  private boolean begun;

  /// @param firstNanos first deadline
  public HostTicks(Clock clock, long firstNanos, long periodNanos) {
    this.clock = clock;
    pacer = new Pacer(firstNanos, periodNanos);
  }

  @Override
  public long await() {
    if (begun) pacer.next();
    begun = true;
    long due = pacer.deadlineNanos();
    clock.sleepUntil(due);
    skipped = pacer.skipTo(clock.nanos());
    return due;
  }

  @Override
  public int skipped() {
    return skipped;
  }
}
