package dev.sinew.app.spine;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.loop.PacedThread;

/// The brain's sign of life, for as long as it holds a spine.
final class Heartbeat implements AutoCloseable {

  private static final long PERIOD_NANOS = 10_000_000;

  private final PacedThread thread;

  Heartbeat(Exchange exchange, Clock clock) {
    exchange.beat().setRelease(clock.nanos());
    thread =
        new PacedThread(
            "heartbeat",
            clock,
            clock.nanos(),
            PERIOD_NANOS,
            (deadline, skipped) -> exchange.beat().setRelease(clock.nanos()),
            () -> {});
    thread.start();
  }

  @Override
  public void close() {
    thread.close();
  }
}
