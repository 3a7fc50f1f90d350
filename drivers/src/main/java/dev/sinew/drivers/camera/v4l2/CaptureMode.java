package dev.sinew.drivers.camera.v4l2;

import java.util.List;

/// A kind of picture that a device offers.
///
/// @param format four characters: `MJPG`, `YUYV`
/// @param fps pictures per second that it can give of this kind, fastest first
public record CaptureMode(String format, int width, int height, List<Double> fps) {

  /// As in `MJPG 640x480 30 25 15 fps`.
  public String words() {
    StringBuilder words = new StringBuilder("%s %dx%d".formatted(format, width, height));
    for (double rate : fps) words.append(rate == Math.rint(rate) ? " %.0f" : " %.1f");
    return words.append(fps.isEmpty() ? "" : " fps").toString().formatted(fps.toArray());
  }
}
