package dev.sinew.app.lint;

import java.util.Arrays;

/// A camera's frames in an episode.
///
/// @param nanos capture stamps, in the order of the file
/// @param numbers the camera's own count of them
/// @param frozen longest run of frames with the same bytes
/// @param frozenAt index of its first frame
public record CameraFacts(String name, long[] nanos, long[] numbers, int frozen, int frozenAt) {

  int frames() {
    return nanos.length;
  }

  /// Median distance of frames; 0 with fewer than two.
  long periodNanos() {
    if (nanos.length < 2) return 0;
    long[] gaps = new long[nanos.length - 1];
    for (int i = 0; i < gaps.length; i++) gaps[i] = nanos[i + 1] - nanos[i];
    Arrays.sort(gaps);
    return gaps[gaps.length / 2];
  }
}
