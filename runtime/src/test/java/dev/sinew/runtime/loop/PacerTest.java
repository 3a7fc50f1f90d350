package dev.sinew.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PacerTest {

  @Test
  void aPunctualThreadMissesNothing() {
    Pacer pacer = new Pacer(1000, 100);
    for (int i = 0; i < 50; i++) {
      assertThat(pacer.deadlineNanos()).isEqualTo(1000 + 100L * i);
      assertThat(pacer.skipTo(pacer.deadlineNanos())).isZero();
      pacer.next();
    }
  }

  @Test
  void beingLateByLessThanAPeriodSkipsNothingAndKeepsThePhase() {
    Pacer pacer = new Pacer(0, 100);
    assertThat(pacer.skipTo(99)).isZero();
    pacer.next();
    assertThat(pacer.deadlineNanos()).isEqualTo(100);
  }

  @Test
  void wholeMissedPeriodsAreSkippedAndCountedNeverCaughtUp() {
    Pacer pacer = new Pacer(0, 100);
    assertThat(pacer.skipTo(350)).isEqualTo(3);
    assertThat(pacer.deadlineNanos()).isEqualTo(300);
    pacer.next();
    assertThat(pacer.deadlineNanos()).isEqualTo(400);
  }

  @Property(seed = "42", tries = 300)
  void whateverTheOvershootDeadlinesStayOnTheGridAndEveryPeriodIsServedOrCounted(
      @ForAll @Size(min = 1, max = 100) long[] overshoots,
      @ForAll @LongRange(min = 1, max = 1000) long period) {
    Pacer pacer = new Pacer(0, period);
    long now = 0;
    long served = 0;
    long skipped = 0;
    for (long overshoot : overshoots) {
      now = Math.max(now, pacer.deadlineNanos()) + Math.floorMod(overshoot, 5 * period);
      skipped += pacer.skipTo(now);
      served++;
      assertThat(pacer.deadlineNanos() % period).isZero();
      assertThat(pacer.deadlineNanos()).isBetween(now - period + 1, now);
      pacer.next();
    }
    assertThat((served + skipped) * period).isEqualTo(pacer.deadlineNanos());
  }
}
