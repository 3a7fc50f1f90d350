package dev.sinew.app.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiskLockTest {

  @Test
  void aFreeOneIsHadAtOnceAlsoByWhoeverWasInterrupted() {
    DiskLock lock = new DiskLock(Long.MAX_VALUE / 2);
    Thread.currentThread().interrupt();
    assertThat(lock.lockSoon()).isTrue();
    assertThat(Thread.interrupted()).isTrue();
    lock.unlock();
  }

  @Test
  void oneThatStaysHeldIsNotWaitedForAndHadAgainOnceItIsFree() throws InterruptedException {
    DiskLock lock = new DiskLock(1_000_000);
    try (Holder holder = new Holder(lock)) {
      assertThat(lock.lockSoon()).isFalse();
      assertThat(lock.lockSoon()).isFalse();
      holder.returns();
      assertThat(lock.lockSoon()).isTrue();
      lock.unlock();
    }
  }
}
