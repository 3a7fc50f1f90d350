package dev.sinew.app.episode;

import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.loop.ChunkTap;
import dev.sinew.runtime.loop.FrameTap;
import dev.sinew.runtime.sync.Streams;
import dev.sinew.runtime.tap.TickSink;

/// Who writes down what an episode does. The servo never waits for it.
public interface EpisodeTap {

  /// Nobody.
  EpisodeTap NONE =
      new EpisodeTap() {

        @Override
        public void connect(Streams streams) {}

        @Override
        public TickSink ticks() {
          return slot -> {};
        }

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
      };

  /// Where the spine publishes what its sensors measure. Caller's thread, before anything else.
  void connect(Streams streams);

  /// Every tick from the spine's first on. Recorder thread.
  TickSink ticks();

  ChunkTap chunks();

  FrameTap frames(CameraSpec camera);

  /// The policy forgot its past and took this seed. Caller's thread.
  void reset(long seed, long nowNanos);

  /// Regularly, between ticks: time to bring things to disk. Recorder thread.
  ///
  /// @param droppedTicks ticks lost so far because the recorder was too slow
  /// @throws java.io.UncheckedIOException when nothing can be written any more
  void breathe(long nowNanos, long droppedTicks);
}
