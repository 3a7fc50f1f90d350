package dev.sinew.app.episode;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.loop.ChunkTap;
import dev.sinew.runtime.loop.FrameTap;
import dev.sinew.runtime.sync.Streams;
import dev.sinew.runtime.tap.TickSink;

/// Who writes down what an episode does. The servo never waits for it. What one does not care about
/// it leaves as it is here.
public interface EpisodeTap {

  /// Nobody.
  EpisodeTap NONE = () -> slot -> {};

  /// Every tick from the spine's first on. Recorder thread.
  TickSink ticks();

  /// Where the spine publishes what its sensors measure. Caller's thread, before anything else.
  default void connect(Streams streams) {}

  default ChunkTap chunks() {
    return ChunkTap.NONE;
  }

  default FrameTap frames(CameraSpec camera) {
    return FrameTap.NONE;
  }

  /// The policy forgot its past and took this seed. Caller's thread.
  default void reset(long seed, long nowNanos) {}

  /// Regularly, between ticks: time to bring things to disk. Recorder thread.
  ///
  /// @param droppedTicks ticks lost so far because the recorder was too slow
  /// @throws java.io.UncheckedIOException when nothing can be written any more
  default void breathe(long nowNanos, long droppedTicks) {}
}
