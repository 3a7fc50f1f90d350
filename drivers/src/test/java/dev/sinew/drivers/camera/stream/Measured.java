package dev.sinew.drivers.camera.stream;

import dev.sinew.drivers.camera.TimeCode;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.port.PacingCamera;
import java.util.ArrayList;
import java.util.List;

/// Frames of a camera whose pictures show when they were taken.
final class Measured {

  private static final long LONGEST_NANOS = 20_000_000_000L;

  private Measured() {}

  static List<Frame> frames(PacingCamera camera, int count) {
    List<Frame> frames = new ArrayList<>();
    while (frames.size() < count) {
      if (!camera.awaitFrame(LONGEST_NANOS))
        throw new AssertionError("no frame: " + camera.health().words());
      frames.add(camera.capture());
    }
    return frames;
  }

  /// The stamp error of each frame that is furthest from what it should be.
  ///
  /// @param wantedNanos by how much stamps should come after the capture
  static long worst(List<Frame> frames, long wantedNanos) {
    long worst = 0;
    for (Frame frame : frames) {
      long error = frame.stampNanos() - TimeCode.takenNanos(frame) - wantedNanos;
      if (Math.abs(error) > Math.abs(worst)) worst = error;
    }
    return worst;
  }

  /// A measure that is bounded by one frame period, taken again when this machine stalled: a wrong
  /// stamp is wrong every time.
  interface Measure {
    long nanos() throws Exception;
  }

  static long best(int attempts, Measure measure, long boundNanos) throws Exception {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < attempts && !(Math.abs(best) <= boundNanos); i++) {
      long nanos = measure.nanos();
      if (best == Long.MAX_VALUE || Math.abs(nanos) < Math.abs(best)) best = nanos;
    }
    return best;
  }
}
