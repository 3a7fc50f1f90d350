package dev.sinew.runtime.stl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MonitorAllocationTest {

  private static final int TICKS = 20_000;
  private static final int ROUNDS = 6;

  /// Every operator that looks back.
  private static final String PAST =
      "(historically[0,5s](abs(x) < 2 N) or once[200ms,3s](max(x, grip.y) - 1 N >= -2 * x))"
          + " implies (x < 1 N since[1s,2s] (z_1 > 0.1 m/s iff historically(x < 9 N)))"
          + " and (not previous(once(x > 0 N)) or x < 1 N since x > 2 N)";

  private static final String FUTURE =
      "always[0,1s](x < 3 N implies eventually[100ms,0.5s](grip.y > 0 N))"
          + " and (x < 2 N until[0,2s] next(grip.y > -1 N)) and ("
          + PAST
          + ")";

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void ticksOfAPastMonitorAllocateNothing() {
    PastMonitor monitor = new PastMonitor(parse(PAST));
    double[] signals = new double[3];
    SplittableRandom random = new SplittableRandom(1);
    assertNothingAllocated(
        () -> {
          for (int i = 0; i < signals.length; i++) signals[i] = random.nextDouble(-4, 4);
          return monitor.update(signals);
        });
  }

  @Test
  void judgingATraceAllocatesNothing() {
    TraceMonitor monitor = new TraceMonitor(parse(FUTURE), 16);
    double[] trace = new double[16 * 3];
    SplittableRandom random = new SplittableRandom(1);
    assertNothingAllocated(
        () -> {
          for (int i = 0; i < trace.length; i++) trace[i] = random.nextDouble(-4, 4);
          return monitor.evaluate(trace, 16) + monitor.keptRows() + monitor.verdict().ordinal();
        });
  }

  /// The measurement itself must be able to see an allocation.
  @Test
  void aSingleObjectWouldBeSeen() {
    long before = threads.getCurrentThreadAllocatedBytes();
    Object[] kept = new Object[8];
    assertThat(kept).hasSize(8);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isPositive();
  }

  @FunctionalInterface
  private interface Work {
    double once();
  }

  /// The same again and again: while the JVM still loads, links and compiles, it allocates on the
  /// thread's account. What the work allocates by itself would show in every round.
  private void assertNothingAllocated(Work work) {
    long allocated = Long.MAX_VALUE;
    double sum = 0;
    for (int round = 0; round < ROUNDS && allocated > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < TICKS; i++) sum += work.once();
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(sum).isNotNull();
    assertThat(allocated).isZero();
  }

  private static Formula parse(String text) {
    return Formula.parse(text, new SignalTable(Reference.SIGNALS), Reference.PERIOD_NANOS);
  }
}
