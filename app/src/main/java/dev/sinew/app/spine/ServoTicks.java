package dev.sinew.app.spine;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.loop.Ticks;
import dev.sinew.runtime.realtime.RealtimeClock;
import dev.sinew.runtime.realtime.RealtimeReport;
import dev.sinew.runtime.realtime.RealtimeRequest;
import dev.sinew.runtime.realtime.RealtimeRights;

/// Ticks whose thread asks for its real-time rights before the first of them.
final class ServoTicks implements Ticks {

  private final Ticks ticks;
  private final Clock clock;
  private final RealtimeRequest request;
  private volatile RealtimeReport report;

  ServoTicks(Ticks ticks, Clock clock, RealtimeRequest request) {
    this.ticks = ticks;
    this.clock = clock;
    this.request = request;
  }

  /// What was granted; null before the thread began. Any thread.
  RealtimeReport report() {
    return report;
  }

  @Override
  public long await() {
    if (report == null) begin();
    return ticks.await();
  }

  private void begin() {
    RealtimeReport granted = RealtimeRights.apply(request);
    if (clock instanceof RealtimeClock realtime) realtime.warmUp();
    report = granted;
  }

  @Override
  public int skipped() {
    return ticks.skipped();
  }
}
