package dev.sinew.app.episode;

import dev.sinew.runtime.tap.TickSink;
import dev.sinew.runtime.tap.TickSlot;
import java.util.concurrent.CountDownLatch;

/// A record on a disk that takes some ticks and then hangs.
final class HangingTap implements EpisodeTap {

  private final CountDownLatch disk;
  private int left;

  /// @param disk does not hang any more once it is down
  HangingTap(CountDownLatch disk, int ticks) {
    this.disk = disk;
    left = ticks;
  }

  @Override
  public TickSink ticks() {
    return this::tick;
  }

  private void tick(TickSlot slot) {
    if (left-- > 0) return;
    try {
      disk.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
