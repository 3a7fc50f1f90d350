package dev.sinew.runtime.loop;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.PacingRobot;

/// Ticks at the packets of a robot that owns the clock. A packet that does not come is replaced by
/// a tick of the host's after two periods, so that the supervisor sees the state grow old and acts.
public final class DeviceTicks implements Ticks {

  private final PacingRobot robot;
  private final Clock clock;
  private final long periodNanos;
  private long lastNanos;
  private int skipped;

  public DeviceTicks(PacingRobot robot, Clock clock) {
    this.robot = robot;
    this.clock = clock;
    periodNanos = robot.spec().servoPeriodNanos();
    lastNanos = clock.nanos();
  }

  @Override
  public long await() {
    boolean came = robot.awaitPacket(2 * periodNanos);
    long now = clock.nanos();
    skipped = Math.clamp((now - lastNanos) / periodNanos - 1, 0, Integer.MAX_VALUE);
    long due = came ? now : lastNanos + 2 * periodNanos;
    lastNanos = now;
    return due;
  }

  @Override
  public int skipped() {
    return skipped;
  }
}
