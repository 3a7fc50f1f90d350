package dev.sinew.teleop.device.script;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.port.TeleopEventSource;
import java.util.List;
import java.util.function.Consumer;

/// Says what is written, each at its time after the first time it was asked.
final class ScriptedEvents implements TeleopEventSource {

  /// What is said, and when.
  ///
  /// @param nanos after the first time it was asked
  record Line(long nanos, TeleopEvent event) {}

  private final List<Line> lines;
  private final Clock clock;
  private long beginNanos;
  private boolean begun;
  private int next;

  /// @param lines in the order of time
  ScriptedEvents(List<Line> lines, Clock clock) {
    this.lines = lines;
    this.clock = clock;
  }

  @Override
  public void drain(Consumer<TeleopEvent> out) {
    long now = clock.nanos();
    if (!begun) beginNanos = now;
    begun = true;
    while (next < lines.size() && lines.get(next).nanos() <= now - beginNanos)
      out.accept(lines.get(next++).event());
  }

  @Override
  public void close() {}
}
