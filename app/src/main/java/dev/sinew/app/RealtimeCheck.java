package dev.sinew.app;

import dev.sinew.app.bench.HostFacts;
import dev.sinew.runtime.realtime.RealtimeClock;
import dev.sinew.runtime.realtime.RealtimeReport;
import dev.sinew.runtime.realtime.RealtimeRequest;
import dev.sinew.runtime.realtime.RealtimeRights;
import dev.sinew.runtime.realtime.probe.WakeProbe;
import dev.sinew.runtime.realtime.probe.WakeRecord;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/// What this machine can do for a servo thread, measured on one that has every right it can get.
/// The rights are given back afterwards.
///
/// @param fast wake-ups at 1 kHz
/// @param slow wake-ups at 100 Hz
record RealtimeCheck(HostFacts host, RealtimeReport report, WakeRecord fast, WakeRecord slow) {

  private static final long FAST_NANOS = 1_000_000;
  private static final int FAST_WAKE_UPS = 1000;
  private static final long SLOW_NANOS = 10_000_000;
  private static final int SLOW_WAKE_UPS = 100;

  /// Takes about two seconds.
  static RealtimeCheck run() {
    FutureTask<RealtimeCheck> task = new FutureTask<>(RealtimeCheck::measure);
    Thread.ofPlatform().name("wake-up check").start(task);
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  String kernel() {
    String advice =
        host.preemption().equals("PREEMPT_RT")
            ? ""
            : "; not a PREEMPT_RT kernel: single wake-ups may be milliseconds late";
    return host.kernel() + ", preemption " + host.preemption() + advice;
  }

  String processors() {
    return "%d processors (%s), isolated: %s, governor: %s, FIFO threads may use %s of a CPU"
        .formatted(
            host.processors(), host.cpu(), host.isolated(), host.governor(), host.fifoShare());
  }

  String rights() {
    return report.grants().stream()
            .map(RealtimeReport.Grant::toString)
            .collect(Collectors.joining("; "))
        + " ("
        + host.limits()
        + ")";
  }

  String wakeUps() {
    return "1 kHz " + lateness(fast) + "; 100 Hz " + lateness(slow) + "; sleep: " + fast.clock();
  }

  String verdict() {
    return report.mode() + ": " + report.mode().use();
  }

  private static RealtimeCheck measure() {
    try {
      RealtimeReport report = RealtimeRights.apply(RealtimeRequest.servo());
      return new RealtimeCheck(
          HostFacts.here(),
          report,
          new WakeProbe(FAST_NANOS, RealtimeClock.SPIN_NANOS, FAST_WAKE_UPS).run(),
          new WakeProbe(SLOW_NANOS, RealtimeClock.SPIN_NANOS, SLOW_WAKE_UPS).run());
    } finally {
      RealtimeRights.release();
    }
  }

  private static String lateness(WakeRecord record) {
    Histogram late = new Histogram(3);
    for (long nanos : record.lateNanos()) late.recordValue(Math.max(0, nanos));
    return "p50 %.1f, p99 %.1f, p99.9 %.1f, worst %.1f µs late"
        .formatted(
            late.getValueAtPercentile(50) * 1e-3,
            late.getValueAtPercentile(99) * 1e-3,
            late.getValueAtPercentile(99.9) * 1e-3,
            late.getMaxValue() * 1e-3);
  }
}
