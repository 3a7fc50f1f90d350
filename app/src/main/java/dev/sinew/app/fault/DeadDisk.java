package dev.sinew.app.fault;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.tap.TickSink;
import dev.sinew.runtime.tap.TickSlot;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A recorder whose disk is full, counted from the first tick that it was given.
final class DeadDisk implements TickSink {

  private final TickSink sink;
  private final Clock clock;
  private final long afterNanos;
  private final FaultMoment moment;
  private long firstNanos = Long.MIN_VALUE;

  DeadDisk(TickSink sink, Clock clock, double seconds, FaultMoment moment) {
    this.sink = sink;
    this.clock = clock;
    this.moment = moment;
    afterNanos = Math.round(seconds * 1e9);
  }

  @Override
  public void tick(TickSlot slot) {
    if (firstNanos == Long.MIN_VALUE) firstNanos = clock.nanos();
    if (clock.nanos() - firstNanos >= afterNanos) {
      moment.now();
      throw new UncheckedIOException(new IOException("injected: no space left on device"));
    }
    sink.tick(slot);
  }
}
