package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.port.PacingRobot;
import dev.sinew.runtime.sync.Streams;

/// The virtual arm in this process, as one that owns the clock: every period of its own it has a
/// packet ready. Packets that nobody waited for are passed over.
final class PacingSimArm extends SimArm implements PacingRobot {

  private final ArmClock clock;
  private final long periodNanos;
  private long nextNanos;

  PacingSimArm(ArmConfig config, ArmClock clock, Streams streams) {
    super(config, clock, streams);
    this.clock = clock;
    periodNanos = config.robot().servoPeriodNanos();
    nextNanos = clock.nanos() + periodNanos;
  }

  @Override
  public boolean awaitPacket(long timeoutNanos) {
    if (!clock.sleepUntil(nextNanos, clock.host() + timeoutNanos)) return false;
    nextNanos += ((clock.nanos() - nextNanos) / periodNanos + 1) * periodNanos;
    return true;
  }
}
