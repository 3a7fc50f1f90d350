package dev.sinew.app.collect;

import dev.sinew.app.episode.EpisodeTap;
import dev.sinew.app.record.EpisodeRecording;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.loop.ChunkTap;
import dev.sinew.runtime.loop.FrameTap;
import dev.sinew.runtime.sync.Streams;
import dev.sinew.runtime.tap.TickSink;
import dev.sinew.runtime.tap.TickSlot;

/// Lets one recorder write one episode after the other; between them nothing is written.
final class SwitchingTap implements EpisodeTap {

  private EpisodeTap now = EpisodeTap.NONE;
  private Streams streams;

  SwitchingTap() {}

  /// From the next tick on everything goes into this recording. Caller's thread.
  synchronized void begin(EpisodeRecording recording) {
    recording.connect(streams);
    now = recording;
  }

  /// Nothing more is written; the recording may be closed after this. Caller's thread.
  synchronized void end() {
    now = EpisodeTap.NONE;
  }

  @Override
  public synchronized void connect(Streams source) {
    streams = source;
  }

  @Override
  public TickSink ticks() {
    return this::tick;
  }

  private synchronized void tick(TickSlot slot) {
    now.ticks().tick(slot);
  }

  @Override
  public synchronized ChunkTap chunks() {
    return now.chunks();
  }

  @Override
  public synchronized FrameTap frames(CameraSpec camera) {
    return now.frames(camera);
  }

  @Override
  public synchronized void reset(long seed, long nowNanos) {
    now.reset(seed, nowNanos);
  }

  @Override
  public synchronized void breathe(long nowNanos, long droppedTicks) {
    now.breathe(nowNanos, droppedTicks);
  }
}
