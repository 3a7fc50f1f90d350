package dev.sinew.teleop.device.script;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.port.TeleopEventProvider;
import dev.sinew.runtime.port.TeleopEventSource;
import java.util.ArrayList;
import java.util.List;

/// `driver: scripted`: for demonstrations without hands, and tests.
///
/// ```
/// events:
///   script: {driver: scripted, events: [{at-s: 0, event: start}, {at-s: 5, event: keep}]}
/// ```
///
/// The time counts from when the teleoperation begins to listen.
public final class ScriptedEventProvider implements TeleopEventProvider {

  public ScriptedEventProvider() {}

  @Override
  public String driver() {
    return "scripted";
  }

  @Override
  public void check(ConfigSection section) {
    lines(section);
  }

  @Override
  public TeleopEventSource open(ConfigSection section, Clock clock) {
    return new ScriptedEvents(lines(section), clock);
  }

  private static List<ScriptedEvents.Line> lines(ConfigSection section) {
    section.validate(
        Schema.of(ScriptedEventProvider.class.getResourceAsStream("scripted.schema.json")));
    List<ScriptedEvents.Line> lines = new ArrayList<>();
    for (ConfigSection entry : section.sections("events")) {
      long nanos = Math.round(entry.number("at-s") * 1e9);
      if (!lines.isEmpty() && nanos < lines.getLast().nanos())
        throw entry.problem("at-s", "is before the event above it; write them in order of time");
      TeleopEvent event = TeleopEvent.of(entry.text("event")).orElseThrow();
      lines.add(new ScriptedEvents.Line(nanos, event));
    }
    return lines;
  }
}
