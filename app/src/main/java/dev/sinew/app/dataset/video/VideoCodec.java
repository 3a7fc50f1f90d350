package dev.sinew.app.dataset.video;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avcodec;

/// What videos are encoded with: AV1 as LeRobot does by default, H.264 where FFmpeg has no fast AV1
/// encoder.
///
/// @param name as FFmpeg names the format: `av1`, `h264`
/// @param encoder as FFmpeg names the program
/// @param bitsPerPixel of encoders that know no constant quality; else 0
/// @param options of the encoder
public record VideoCodec(
    String name, String encoder, double bitsPerPixel, Map<String, String> options) {

  /// A key frame every so many pictures, so that a trainer reaches any of them by decoding two.
  public static final int GOP = 2;

  private static final VideoCodec AV1 =
      new VideoCodec("av1", "libsvtav1", 0, Map.of("crf", "30", "preset", "12"));
  private static final VideoCodec H264 = new VideoCodec("h264", "libopenh264", 1.0, Map.of());

  /// @throws IOException when FFmpeg has neither
  public static VideoCodec preferred() throws IOException {
    Optional<VideoCodec> first =
        Stream.of(AV1, H264)
            .filter(codec -> avcodec.avcodec_find_encoder_by_name(codec.encoder) != null)
            .findFirst();
    return first.orElseThrow(
        () -> new IOException("FFmpeg has neither libsvtav1 nor libopenh264 here"));
  }

  int bitrate(int width, int height, int fps) {
    return (int) Math.min(bitsPerPixel * width * height * fps, Integer.MAX_VALUE);
  }
}
