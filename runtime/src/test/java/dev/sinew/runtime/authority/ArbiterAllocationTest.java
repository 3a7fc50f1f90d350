package dev.sinew.runtime.authority;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.tap.TickSink;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Ten thousand ticks of the whole servo loop while joints change hands every 50, the clutch every
/// 35 and the device falls silent now and then.
class ArbiterAllocationTest {

  private static final int TICKS = 10_000;
  private static final int ROUNDS = 6;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final double[] hand = new double[Floor.DOF];
  private final TickSink nobody = slot -> {};

  /// The least of several rounds: while the JVM still loads and compiles, it allocates on the
  /// thread's account.
  @Test
  void noTickAllocates() {
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && allocated > 0; round++) allocated = run();
    assertThat(allocated).isZero();
  }

  private long run() {
    Floor floor = new Floor(Floor.RECEDING).start();
    long allocated = 0;
    for (int i = 0; i < TICKS; i++) {
      if (i % 20 == 0) floor.plans(hand, hand);
      if (i % 50 == 0) floor.grant(i / 50 % 8);
      for (int k = 0; k < hand.length; k++) hand[k] = 0.1 * Math.sin(0.01 * i + k);
      if (i % 2 == 0 && i % 500 > 50)
        floor.reads(floor.clock.nanos(), 0b111, i % 70 > 35, i % 4 == 0, hand);
      long before = threads.getCurrentThreadAllocatedBytes();
      floor.servo.take();
      floor.servo.sense();
      floor.servo.act(floor.clock.nanos(), 0);
      allocated += threads.getCurrentThreadAllocatedBytes() - before;
      floor.exchange.ticks().drain(nobody);
      floor.clock.sleepUntil(floor.clock.nanos() + Floor.TICK);
    }
    assertThat(floor.supervisor.mode()).isEqualTo(Mode.RUNNING);
    return allocated;
  }
}
