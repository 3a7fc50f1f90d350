package dev.sinew.app.episode;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.loop.ChunkTap;
import dev.sinew.runtime.loop.FrameTap;
import dev.sinew.runtime.sync.Streams;
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

  @Override
  public void connect(Streams streams) {}

  @Override
  public ChunkTap chunks() {
    return ChunkTap.NONE;
  }

  @Override
  public FrameTap frames(CameraSpec camera) {
    return FrameTap.NONE;
  }

  @Override
  public void reset(long seed, long nowNanos) {}

  @Override
  public void breathe(long nowNanos, long droppedTicks) {}
}
