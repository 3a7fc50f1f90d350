package dev.sinew.runtime.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.sinew.runtime.MonotonicClock;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RealtimeClockTest {

  private static final long SPIN = 150_000;
  private static final long PERIOD = 1_000_000;
  private static final int ROUNDS = 6;

  private final FakeKernel kernel = new FakeKernel();
  private final FakeKernel.Plain plain = kernel.new Plain();
  private final RealtimeClock clock = new RealtimeClock(kernel, plain, SPIN);

  @Test
  void theKernelSleepsToTheDeadlineLessTheSpinAndTheRestIsSpun() {
    long deadline = kernel.now + PERIOD;
    clock.sleepUntil(deadline);
    assertThat(kernel.sleeps).containsExactly(deadline - SPIN);
    assertThat(kernel.now).isBetween(deadline, deadline + FakeKernel.LOOK_NANOS);
    assertThat(plain.sleeps).isEmpty();
  }

  @Test
  void aDeadlineWithinTheSpinIsOnlySpun() {
    long deadline = kernel.now + SPIN;
    clock.sleepUntil(deadline);
    assertThat(kernel.sleeps).isEmpty();
    assertThat(kernel.now).isGreaterThanOrEqualTo(deadline);
  }

  @Test
  void aDeadlineThatHasPassedReturnsAtOnce() {
    long before = kernel.now;
    clock.sleepUntil(before - PERIOD);
    assertThat(kernel.sleeps).isEmpty();
    assertThat(kernel.now).isEqualTo(before + 2 * FakeKernel.LOOK_NANOS);
  }

  @Test
  void aSignalEndsNoSleep() {
    kernel.sleepAnswers.add(Errno.EINTR.number());
    kernel.sleepAnswers.add(Errno.EINTR.number());
    long deadline = kernel.now + PERIOD;
    clock.sleepUntil(deadline);
    assertThat(kernel.sleeps).containsExactly(deadline - SPIN, deadline - SPIN, deadline - SPIN);
    assertThat(kernel.now).isGreaterThanOrEqualTo(deadline);
  }

  @Test
  void aKernelThatRefusesToSleepIsReplacedByTheJdk() {
    kernel.sleepAnswers.add(Errno.ENOSYS.number());
    long deadline = kernel.now + PERIOD;
    clock.sleepUntil(deadline);
    assertThat(plain.sleeps).containsExactly(deadline - SPIN);
    assertThat(kernel.now).isGreaterThanOrEqualTo(deadline);
  }

  @Test
  void longSleepsAreTakenInPartsSoThatAnInterruptIsSeen() {
    long begin = kernel.now;
    clock.sleepUntil(begin + 250_000_000);
    assertThat(kernel.sleeps).hasSize(3).endsWith(begin + 250_000_000 - SPIN);
    assertThat(kernel.sleeps.getFirst()).isEqualTo(begin + FakeKernel.LOOK_NANOS + 100_000_000);
  }

  @Test
  void anInterruptedThreadSleepsNoFurther() {
    Thread.currentThread().interrupt();
    try {
      long deadline = kernel.now + PERIOD;
      clock.sleepUntil(deadline);
      assertThat(kernel.sleeps).isEmpty();
      assertThat(kernel.now).isLessThan(deadline);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Property(seed = "71")
  void itNeverReturnsBeforeTheDeadline(
      @ForAll @LongRange(min = -1_000_000, max = 1_000_000_000) long ahead,
      @ForAll @LongRange(min = 0, max = 500_000) long spin) {
    FakeKernel own = new FakeKernel();
    long deadline = own.now + ahead;
    new RealtimeClock(own, own.new Plain(), spin).sleepUntil(deadline);
    assertThat(own.now).isGreaterThanOrEqualTo(deadline);
    assertThat(own.sleeps).allMatch(until -> until <= deadline - spin);
  }

  @Test
  void theSpinIsAFifthOfThePeriodAtMost() {
    assertThat(RealtimeClock.spinFor(1_000_000, SPIN)).isEqualTo(SPIN);
    assertThat(RealtimeClock.spinFor(500_000, SPIN)).isEqualTo(100_000);
    assertThat(RealtimeClock.spinFor(10_000_000, SPIN)).isEqualTo(SPIN);
    assertThat(RealtimeClock.spinFor(1_000_000, 0)).isZero();
    assertThat(RealtimeClock.spinFor(1_000_000, -1)).isZero();
  }

  @Test
  void withoutAKernelTheJdkSleepsAndTheReasonIsKept() {
    Kernel none = new Kernel(Optional.empty(), "no real-time calls for Plan 9, only for Linux");
    RealtimeClock.Opened opened = RealtimeClock.open(none, SPIN);
    assertThat(opened.clock()).isInstanceOf(MonotonicClock.class);
    assertThat(opened.realtime()).isFalse();
    assertThat(opened.fallback()).isEqualTo("no real-time calls for Plan 9, only for Linux");
    assertThat(RealtimeClock.open(kernel.kernel(), SPIN).realtime()).isTrue();
  }

  @Test
  void theRealSleepReachesItsDeadlines() {
    RealtimeClock.Opened opened = RealtimeClock.open(PERIOD);
    assumeTrue(opened.realtime(), opened.fallback());
    for (long ahead : new long[] {-1, 0, 1_000, SPIN, PERIOD, 3 * PERIOD}) {
      long deadline = opened.clock().nanos() + ahead;
      opened.clock().sleepUntil(deadline);
      assertThat(opened.clock().nanos()).isGreaterThanOrEqualTo(deadline);
    }
  }

  /// In rounds, for the reason given in `AllocationTest` of the app.
  @Test
  void sleepingAllocatesNothing() {
    RealtimeClock.Opened opened = RealtimeClock.open(PERIOD);
    assumeTrue(opened.realtime(), opened.fallback());
    RealtimeClock real = (RealtimeClock) opened.clock();
    real.warmUp();
    long least = LongStream.range(0, ROUNDS).map(round -> allocatedBySleeps(real)).min().orElse(-1);
    assertThat(least).isZero();
  }

  private static long allocatedBySleeps(RealtimeClock real) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100; i++) real.sleepUntil(real.nanos() + 200_000);
    for (int i = 0; i < 10_000; i++) real.sleepUntil(real.nanos() - 1);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
