package dev.sinew.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.VirtualClock;
import org.junit.jupiter.api.Test;

class WatchedStepTest {

  private final VirtualClock clock = new VirtualClock();
  private WatchedStep watched;

  private void during(Runnable work) {
    watched = new WatchedStep((deadline, skipped) -> work.run(), clock, 100);
    watched.step(0, 0);
  }

  @Test
  void aStepHangsFromItsPatienceOnAndNoLongerThanItLasts() {
    during(
        () -> {
          clock.sleepUntil(clock.nanos() + 100);
          assertThat(watched.hangs()).isFalse();
          clock.sleepUntil(clock.nanos() + 1);
          assertThat(watched.hangs()).isTrue();
        });
    assertThat(watched.hangs()).isFalse();
    clock.sleepUntil(clock.nanos() + 1000);
    assertThat(watched.hangs()).as("nothing is at work").isFalse();
  }

  @Test
  void aStepThatFailedDoesNotHang() {
    assertThatThrownBy(
            () ->
                during(
                    () -> {
                      throw new IllegalStateException("full");
                    }))
        .hasMessage("full");
    clock.sleepUntil(1000);
    assertThat(watched.hangs()).isFalse();
  }
}
