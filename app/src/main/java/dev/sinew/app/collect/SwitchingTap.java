package dev.sinew.app.collect;

import dev.sinew.app.episode.EpisodeTap;
import dev.sinew.app.record.DiskLock;
import dev.sinew.app.record.EpisodeRecording;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.loop.ChunkTap;
import dev.sinew.runtime.loop.FrameTap;
import dev.sinew.runtime.sync.Streams;
import dev.sinew.runtime.tap.TickSink;
import dev.sinew.runtime.tap.TickSlot;

/// Lets one recorder write one episode after the other; between them nothing is written.
final class SwitchingTap implements EpisodeTap {

  private static final long PATIENCE_NANOS = 2_000_000_000;

  private final DiskLock writing = new DiskLock(PATIENCE_NANOS);
  private volatile EpisodeTap now = EpisodeTap.NONE;
  private volatile Streams streams;

  SwitchingTap() {}

  /// From the next tick on everything goes into this recording. Caller's thread.
  void begin(EpisodeRecording recording) {
    recording.connect(streams);
    now = recording;
  }

  /// Nothing more is written, and the recording may be closed after this; unless a disk hangs,
  /// which the recording then says. Caller's thread.
  void end() {
    now = EpisodeTap.NONE;
    if (writing.lockSoon()) writing.unlock();
  }

  @Override
  public void connect(Streams source) {
    streams = source;
  }

  @Override
  public TickSink ticks() {
    return this::tick;
  }

  private void tick(TickSlot slot) {
    writing.lock();
    try {
      now.ticks().tick(slot);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public ChunkTap chunks() {
    return now.chunks();
  }

  @Override
  public FrameTap frames(CameraSpec camera) {
    return now.frames(camera);
  }

  @Override
  public void reset(long seed, long nowNanos) {
    now.reset(seed, nowNanos);
  }

  @Override
  public void breathe(long nowNanos, long droppedTicks) {
    writing.lock();
    try {
      now.breathe(nowNanos, droppedTicks);
    } finally {
      writing.unlock();
    }
  }
}
