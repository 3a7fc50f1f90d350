package dev.sinew.drivers.ros.message;

import dev.sinew.drivers.ros.node.MessageListener;
import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// By the simulated time in the header. `/clock` tells which simulated instant is now; what was
/// stamped before it was true as long before in host time: exact while the simulation runs in real
/// time, and off by the difference of pace over the age of one message otherwise. A simulation that
/// was reset begins anew.
public final class SimulatedStamps implements StampRule, MessageListener {

  /// A message may overtake the tick of `/clock` that it belongs to.
  private static final long AHEAD_NANOS = 100_000_000;

  private record Tick(long simulatedNanos, long hostNanos) {}

  private volatile Tick newest;

  public SimulatedStamps() {}

  /// A message of `/clock`.
  @Override
  public void message(Group message, long arrivalNanos) {
    newest = new Tick(new Fields(message).nanos("clock"), arrivalNanos);
  }

  @Override
  public long nanos(long headerNanos, long arrivalNanos) throws RefusedException {
    Tick tick = newest;
    if (tick == null) throw new RefusedException("came before the first time on /clock");
    long ahead = headerNanos - tick.simulatedNanos;
    if (ahead > AHEAD_NANOS)
      throw new RefusedException(
          "is stamped %.3f s after the time on /clock".formatted(ahead * 1e-9));
    return Math.min(tick.hostNanos + ahead, arrivalNanos);
  }

  /// The simulated time at an instant of the host; 0 before the first tick.
  public long at(long hostNanos) {
    Tick tick = newest;
    return tick == null ? 0 : tick.simulatedNanos + Math.max(0, hostNanos - tick.hostNanos);
  }

  @Override
  public boolean isSources() {
    return true;
  }
}
