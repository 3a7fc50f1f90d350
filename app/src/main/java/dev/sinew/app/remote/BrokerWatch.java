package dev.sinew.app.remote;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.loop.PacedStep;
import java.util.function.BooleanSupplier;

/// Ends an episode whose operators can no longer reach it, where the deployment wants that.
final class BrokerWatch implements PacedStep {

  private final BooleanSupplier connected;
  private final long graceNanos;
  private final RemoteDesk desk;
  private final Clock clock;
  private long heardNanos;

  BrokerWatch(BooleanSupplier connected, long graceNanos, RemoteDesk desk, Clock clock) {
    this.connected = connected;
    this.graceNanos = graceNanos;
    this.desk = desk;
    this.clock = clock;
    heardNanos = clock.nanos();
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    long now = clock.nanos();
    if (connected.getAsBoolean()) heardNanos = now;
    else if (now - heardNanos > graceNanos) desk.linkLost();
  }
}
