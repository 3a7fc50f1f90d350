package dev.sinew.runtime.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickRingTest {

  private final TickRing ring = new TickRing(new TickShape(1, List.of()), 4);
  private final List<Long> seen = new ArrayList<>();

  @Test
  void ticksArriveInOrderAndOnce() {
    for (int i = 0; i < 3; i++) tick(i);
    drain();
    for (int i = 3; i < 5; i++) tick(i);
    drain();
    assertThat(seen).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(ring.dropped()).isZero();
  }

  @Test
  void aFullRingDropsTheNewTicksAndCountsThem() {
    for (int i = 0; i < 7; i++) tick(i);
    drain();
    assertThat(seen).containsExactly(0L, 1L, 2L, 3L);
    assertThat(ring.dropped()).isEqualTo(3);
    tick(8);
    drain();
    assertThat(seen).endsWith(8L);
  }

  @Test
  void acrossThreadsEveryTickIsSeenOrCounted() throws InterruptedException {
    int count = 100_000;
    Thread servo =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; i < count; i++) tick(i);
                });
    while (servo.isAlive()) drain();
    servo.join();
    drain();
    assertThat(seen.size() + ring.dropped()).isEqualTo(count);
    assertThat(seen).isSorted().doesNotHaveDuplicates();
  }

  private void tick(long n) {
    TickSlot slot = ring.claim();
    slot.times(0, n, n, 0);
    ring.commit(slot);
  }

  private void drain() {
    ring.drain(slot -> seen.add(slot.startNanos()));
  }
}
