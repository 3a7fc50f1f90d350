package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.Clock;

/// The arm's own clock: it begins at 0 when the arm is switched on and runs a little faster or
/// slower than the host's. Confined to the host clock's threads.
final class ArmClock {

  private final Clock host;
  private final long bornNanos;
  private final double drift;

  /// @param driftPpm how much faster than the host's it runs, parts per million
  ArmClock(Clock host, double driftPpm) {
    this.host = host;
    bornNanos = host.nanos();
    drift = driftPpm * 1e-6;
  }

  long nanos() {
    return armNanos(host.nanos());
  }

  /// The host's instant at which this clock first shows `armNanos`.
  long hostNanos(long armNanos) {
    long at = bornNanos + armNanos - (long) (armNanos * (drift / (1 + drift))) - 1;
    while (armNanos(at) < armNanos) at++;
    return at;
  }

  /// Waits until this clock shows `armNanos`, at most until the host's shows `hostLimitNanos`.
  ///
  /// @return whether it does; false also when the thread was interrupted
  boolean sleepUntil(long armNanos, long hostLimitNanos) {
    long due = hostNanos(armNanos);
    host.sleepUntil(Math.min(due, hostLimitNanos));
    return host.nanos() >= due;
  }

  long host() {
    return host.nanos();
  }

  private long armNanos(long hostNanos) {
    long age = hostNanos - bornNanos;
    return age + (long) (age * drift);
  }
}
