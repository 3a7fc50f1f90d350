package dev.sinew.runtime.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverrunWitnessTest {

  private static final long EXCESS = 1_000_000;

  private final FakeKernel kernel = new FakeKernel();
  private long pauses = 5;
  private final OverrunWitness witness = new OverrunWitness(new ThreadUsage(kernel), () -> pauses);

  @ParameterizedTest
  @CsvSource({
    // pauses, major, involuntary, run delay, driver, minor
    "1, 1, 1, 900000, 900000, 1, GC",
    "0, 1, 1, 900000, 900000, 1, PAGE_FAULT",
    "0, 0, 1,      0, 900000, 1, PREEMPTED",
    "0, 0, 0, 500001, 900000, 1, PREEMPTED",
    "0, 0, 0, 500000, 500000, 1, LATE_DRIVER",
    "0, 0, 0,      0, 499999, 1, PAGE_FAULT",
    "0, 0, 0,      0, 499999, 0, UNKNOWN",
    "0, 0, 0,      0,      0, 0, UNKNOWN",
  })
  void theStrongestEvidenceNamesTheCause(
      long collected,
      long major,
      long involuntary,
      long runDelay,
      long driver,
      long minor,
      OverrunCause cause) {
    kernel.usage[1] = 9; // from before the tick: no evidence
    kernel.usage[3] = 9;
    witness.observe();
    pauses += collected;
    kernel.usage[0] += minor;
    kernel.usage[1] += major;
    kernel.usage[3] += involuntary;
    kernel.runDelayNanos += runDelay;
    assertThat(witness.judge(EXCESS, driver)).isEqualTo(cause);
  }

  @Test
  void evidenceIsUsedOnce() {
    witness.observe();
    pauses++;
    assertThat(witness.judge(EXCESS, 0)).isEqualTo(OverrunCause.GC);
    assertThat(witness.judge(EXCESS, 0)).isEqualTo(OverrunCause.UNKNOWN);
  }

  @Test
  void withoutAKernelTheDriverAndTheCollectorAreStillSeen() {
    OverrunWitness blind = new OverrunWitness(new ThreadUsage(null), () -> pauses);
    blind.observe();
    assertThat(blind.judge(EXCESS, EXCESS)).isEqualTo(OverrunCause.LATE_DRIVER);
    pauses++;
    assertThat(blind.judge(EXCESS, EXCESS)).isEqualTo(OverrunCause.GC);
  }

  @Test
  void aRealCollectionIsSeen() {
    OverrunWitness real = new OverrunWitness();
    real.observe();
    System.gc();
    assertThat(real.judge(EXCESS, 0)).isEqualTo(OverrunCause.GC);
  }

  @Test
  void theKernelCountsOurOwnSleeps() throws InterruptedException {
    ThreadUsage usage = new ThreadUsage();
    assumeTrue(usage.read(), "the kernel cannot be asked here");
    long before = usage.voluntarySwitches();
    Thread.sleep(1);
    assertThat(usage.read()).isTrue();
    assertThat(usage.voluntarySwitches()).isGreaterThan(before);
    assertThat(usage.minorFaults()).isPositive();
  }

  @Test
  void judgingAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    OverrunWitness real = new OverrunWitness();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 6 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 20_000; i++) real.judge(EXCESS, 0);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }
}
