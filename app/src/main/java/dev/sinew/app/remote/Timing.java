package dev.sinew.app.remote;

import dev.sinew.app.episode.LiveEpisode;
import dev.sinew.app.episode.TickTally;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tells how punctual the servo is and what the supervisor does, about once a second. Confined to
/// the thread that shows the episode.
public final class Timing {

  private static final double SECONDS = 1;

  private final Outlet outlet;
  private double next;

  Timing(Outlet outlet) {
    this.outlet = outlet;
  }

  public void show(LiveEpisode.Moment moment) {
    if (moment.seconds() < next) return;
    next = moment.seconds() + SECONDS;
    TickTally.Report ticks = moment.ticks();
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("seconds", moment.seconds());
    words.put("step", moment.step());
    words.put("value", moment.value());
    words.put("ticks", ticks.ticks());
    words.put("late_ticks", ticks.late());
    words.put("starved_ticks", ticks.starved());
    words.put("outcomes", ticks.outcomes());
    words.put("wake_up_ms_p99", ticks.wakeP99Nanos() / 1e6);
    words.put("tick_work_ms_p99", ticks.workP99Nanos() / 1e6);
    outlet.publish("telemetry/timing", Outlet.Kind.STREAM, words);
  }
}
