package dev.sinew.drivers.camera.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avutil;

/// What FFmpeg's error numbers mean for the one who plugs cables.
final class FfmpegError {

  private static final int TEXT_BYTES = 128;

  /// By what FFmpeg's text holds; the numbers differ between systems.
  private static final Map<String, String> HINTS =
      Map.of(
          "refused", "is the server running, and is the port right?",
          "401", "is user:password@ in the url right?",
          "403", "is user:password@ in the url right?",
          "404", "is the path in the url right?",
          "Invalid data", "is it a video?");

  private FfmpegError() {}

  /// @param shown what was opened or read
  /// @param expired whether the time for it was over
  static IOException of(String shown, int error, boolean expired) {
    if (expired) return new IOException(shown + ": does not answer in time");
    String text = text(error);
    String hint =
        HINTS.keySet().stream()
            .filter(text::contains)
            .findFirst()
            .map(part -> ": " + HINTS.get(part))
            .orElse("");
    return new IOException(shown + ": " + text + hint);
  }

  private static String text(int error) {
    byte[] text = new byte[TEXT_BYTES];
    avutil.av_strerror(error, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) end++;
    return new String(text, 0, end, StandardCharsets.US_ASCII);
  }
}
