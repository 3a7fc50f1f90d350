package dev.sinew.app.replay;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.FollowerView;
import dev.sinew.runtime.OperatorTarget;
import dev.sinew.runtime.port.TeleopSpec;
import dev.sinew.runtime.port.Teleoperator;

/// A leader arm that waves every joint around where it began, falls silent and lets its clutch go
/// at fixed instants after its first reading.
final class ScriptedHand implements Teleoperator {

  static final long PERIOD = 10_000_000;

  private final Clock clock;
  private final double[] middle;
  private long firstNanos = Long.MIN_VALUE;
  long stampNanos;
  boolean engaged;
  boolean spoke;

  ScriptedHand(Clock clock, double... middle) {
    this.clock = clock;
    this.middle = middle;
  }

  @Override
  public TeleopSpec spec() {
    return new TeleopSpec("scripted hand", PERIOD, true, (1L << middle.length) - 1);
  }

  @Override
  public boolean read(FollowerView follower, OperatorTarget out) {
    long now = clock.nanos();
    if (firstNanos == Long.MIN_VALUE) firstNanos = now;
    double t = (now - firstNanos) * 1e-9;
    if (t > 1.2 && t < 1.5) return false;
    engaged = !(t > 0.9 && t < 1.05);
    stampNanos = now - 1_000_000;
    spoke = true;
    out.clear();
    for (int i = 0; i < middle.length; i++)
      out.position(i, middle[i] + 0.1 * Math.sin(5 * t + i) + (t > 2 ? 0.3 : 0));
    out.engaged(engaged);
    out.stamp(stampNanos);
    return true;
  }

  @Override
  public String trouble() {
    return "";
  }

  @Override
  public void close() {}
}
