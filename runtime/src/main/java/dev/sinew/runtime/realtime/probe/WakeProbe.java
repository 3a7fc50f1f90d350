package dev.sinew.runtime.realtime.probe;

import com.sun.management.ThreadMXBean;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.loop.Pacer;
import dev.sinew.runtime.realtime.RealtimeClock;
import dev.sinew.runtime.realtime.RealtimeRequest;
import dev.sinew.runtime.realtime.RealtimeRights;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/// How late a periodic thread wakes: the servo's own pacing around a body of a few microseconds.
///
/// As a program of its own, in a JVM as small as the servo's, it takes the period, the spin, the
/// number of wake-ups and the record's file. As a library it measures the calling thread of any
/// JVM. Lateness is defined as in cyclictest: first instant awake minus the absolute deadline; a
/// period that has passed meanwhile is skipped.
public final class WakeProbe {

  private static final int WARM_UP_WAKE_UPS = 30_000;
  private static final long WARM_UP_PERIOD_NANOS = 10_000;
  private static final int WARM_UP_PERIODS = 20;

  private final RealtimeClock.Opened opened;
  private final Clock clock;
  private final long periodNanos;
  private final ProbeBody body = new ProbeBody();
  private final long[] lateNanos;
  private long skipped;

  /// @param spinNanos how long before a deadline to stop sleeping; cut to a fifth of the period
  public WakeProbe(long periodNanos, long spinNanos, int wakeUps) {
    if (wakeUps < 1) throw new IllegalArgumentException(wakeUps + " wake-ups are too few");
    opened = RealtimeClock.open(periodNanos, spinNanos);
    clock = opened.clock();
    this.periodNanos = periodNanos;
    lateNanos = new long[wakeUps];
  }

  /// Applies the rights to the calling thread, warms up and measures. The rights stay.
  public WakeRecord run(RealtimeRequest request) {
    return measure(RealtimeRights.apply(request).toString());
  }

  /// Measures the calling thread with the rights it has.
  public WakeRecord run() {
    return measure("none asked for");
  }

  /// @param args period in ns, spin in ns, wake-ups, file
  public static void main(String[] args) throws IOException {
    new WakeProbe(Long.parseLong(args[0]), Long.parseLong(args[1]), Integer.parseInt(args[2]))
        .run(RealtimeRequest.servo())
        .write(Path.of(args[3]));
  }

  /// The garbage collector of this JVM by its usual name, from the first of its beans.
  private static String collector() {
    String bean = ManagementFactory.getGarbageCollectorMXBeans().getFirst().getName();
    String word = bean.split(" ")[0];
    return switch (word) {
      case "PS" -> "Parallel";
      case "Copy" -> "Serial";
      default -> word;
    };
  }

  private WakeRecord measure(String rights) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    if (clock instanceof RealtimeClock realtime) realtime.warmUp();
    warmUp();
    threads.getCurrentThreadAllocatedBytes();
    Pacer pacer = new Pacer(clock.nanos() + periodNanos, periodNanos);
    long before = threads.getCurrentThreadAllocatedBytes();
    loop(pacer, lateNanos.length);
    long after = threads.getCurrentThreadAllocatedBytes();
    return new WakeRecord(
        collector(),
        opened.realtime()
            ? "clock_nanosleep"
            : "LockSupport.parkNanos, because: " + opened.fallback(),
        rights,
        skipped,
        after < before || before < 0 ? -1 : after - before,
        lateNanos);
  }

  /// Long enough for the compiler to be done with everything that is measured.
  private void warmUp() {
    if (clock instanceof RealtimeClock realtime) realtime.warmUp();
    loop(new Pacer(clock.nanos(), WARM_UP_PERIOD_NANOS), WARM_UP_WAKE_UPS);
    loop(new Pacer(clock.nanos() + periodNanos, periodNanos), WARM_UP_PERIODS);
  }

  private void loop(Pacer pacer, int wakeUps) {
    skipped = 0;
    for (int i = 0; i < wakeUps; i++) skipped += wakeUp(pacer, i % lateNanos.length);
  }

  private int wakeUp(Pacer pacer, int i) {
    long due = pacer.deadlineNanos();
    clock.sleepUntil(due);
    long awake = clock.nanos();
    lateNanos[i] = awake - due;
    int missed = pacer.skipTo(awake);
    body.step(due, missed);
    pacer.next();
    return missed;
  }
}
