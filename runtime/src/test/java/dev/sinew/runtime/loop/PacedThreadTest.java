package dev.sinew.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedThreadTest {

  /// Wakes late by what a test says, and never sleeps.
  private static final class LateClock implements Clock {
    private final AtomicLong now = new AtomicLong();
    private final long[] overshoots;
    private int sleeps;

    LateClock(long... overshoots) {
      this.overshoots = overshoots;
    }

    @Override
    public long nanos() {
      return now.get();
    }

    @Override
    public void sleepUntil(long deadlineNanos) {
      now.set(Math.max(now.get(), deadlineNanos) + overshoots[sleeps++ % overshoots.length]);
    }
  }

  @Test
  void lateWakeUpsSkipWholePeriodsAndKeepThePhase() throws InterruptedException {
    List<String> steps = new ArrayList<>();
    CountDownLatch five = new CountDownLatch(5);
    PacedStep step =
        (deadline, skipped) -> {
          if (five.getCount() > 0) steps.add(deadline + "/" + skipped);
          five.countDown();
        };
    try (PacedThread thread =
        new PacedThread("test", new LateClock(0, 10, 250, 99, 0), 1000, 100, step, () -> {})) {
      thread.start();
      five.await();
    }
    assertThat(steps).containsExactly("1000/0", "1100/0", "1200/2", "1500/0", "1600/0");
  }

  @Test
  void aStepThatThrowsEndsTheThreadLoudly() throws InterruptedException {
    CountDownLatch halted = new CountDownLatch(1);
    PacedStep step =
        (deadline, skipped) -> {
          throw new IllegalStateException("bus gone");
        };
    try (PacedThread thread =
        new PacedThread("servo", new LateClock(0), 0, 100, step, halted::countDown)) {
      thread.start();
      halted.await();
      assertThat(thread.failure()).hasMessage("bus gone");
    }
  }

  @Test
  void closingWaitsForTheStepInHand() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicLong finished = new AtomicLong();
    PacedStep step =
        (deadline, skipped) -> {
          entered.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          finished.incrementAndGet();
        };
    PacedThread thread = new PacedThread("test", new LateClock(0), 0, 100, step, () -> {});
    thread.start();
    entered.await();
    release.countDown();
    thread.close();
    assertThat(finished.get()).isPositive();
    assertThat(thread.failure()).isNull();
  }
}
