package dev.sinew.runtime.sync;

import dev.sinew.runtime.Frame;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The newest frames of one camera. One writer, any readers; lossy, newest wins. Frames are
/// immutable, so a reader holds what it got for as long as it likes.
public final class FrameRing {

  private final AtomicReferenceArray<Frame> frames;
  private volatile long published;

  public FrameRing(int capacity) {
    frames = new AtomicReferenceArray<>(capacity);
  }

  /// Camera thread.
  public void publish(Frame frame) {
    long n = published;
    frames.set((int) (n % frames.length()), frame);
    published = n + 1;
  }

  /// The newest frame, or null before the first. Any thread.
  public Frame newest() {
    return at(Long.MAX_VALUE);
  }

  /// The newest frame not younger than an instant; the oldest held when all are younger; null
  /// before the first.
  public Frame at(long nanos) {
    long n = published;
    Frame found = null;
    for (long i = n - 1; i >= Math.max(0, n - frames.length()); i--) {
      Frame frame = frames.get((int) (i % frames.length()));
      if (found != null && frame.stampNanos() > found.stampNanos()) break; // the writer came round
      found = frame;
      if (frame.stampNanos() <= nanos) break;
    }
    return found;
  }
}
