package dev.sinew.app.bench;

import dev.sinew.runtime.realtime.probe.WakeRecord;
import org.HdrHistogram.Histogram;

/// One method, measured for one slot.
///
/// @param round slots of one round are compared with each other
/// @param lateNanos lateness of each wake-up
/// @param skipped periods left out; -1 when the method does not tell
/// @param setting collector, sleep and rights, for the report
public record LoopSlot(
    int round,
    LoopLoad load,
    LoopMethod method,
    Histogram lateNanos,
    long skipped,
    String setting) {

  private static final int DIGITS = 3;

  static Histogram histogram() {
    return new Histogram(DIGITS);
  }

  static LoopSlot of(int round, LoopLoad load, LoopMethod method, WakeRecord record) {
    Histogram late = histogram();
    for (long nanos : record.lateNanos()) late.recordValue(Math.max(0, nanos));
    String setting =
        "%s collector, %s, %s".formatted(record.collector(), record.clock(), record.rights());
    return new LoopSlot(round, load, method, late, record.skipped(), setting);
  }
}
