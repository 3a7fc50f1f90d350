package dev.sinew.app.dataset.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/// An MP4 of yuv420p pictures, each second one a key frame, the n-th at exactly n / fps seconds.
/// Confined to one thread. The file is whole only after `finish`.
public final class VideoWriter implements AutoCloseable {

  private final Path path;
  private final FFmpegFrameRecorder recorder;
  private final Frame frame;

  /// @param width even, as height: yuv420p halves both
  /// @throws IOException when the file cannot be written or no encoder is there
  public VideoWriter(Path path, int width, int height, int fps) throws IOException {
    this.path = path;
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    VideoCodec codec = VideoCodec.preferred();
    recorder = new FFmpegFrameRecorder(path.toFile(), width, height, 0);
    recorder.setFormat("mp4");
    recorder.setVideoCodecName(codec.encoder());
    recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
    recorder.setFrameRate(fps);
    recorder.setGopSize(VideoCodec.GOP);
    recorder.setVideoBitrate(codec.bitrate(width, height, fps));
    codec.options().forEach(recorder::setVideoOption);
    frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3);
    try {
      recorder.start();
    } catch (FFmpegFrameRecorder.Exception e) {
      close();
      throw new IOException(path + ": no video: " + e.getMessage(), e);
    }
  }

  /// Adds the next picture.
  ///
  /// @param rgb height x width x 3 bytes
  public void add(byte[] rgb) throws IOException {
    ByteBuffer out = (ByteBuffer) frame.image[0];
    int line = 3 * frame.imageWidth;
    for (int y = 0; y < frame.imageHeight; y++) out.put(y * frame.imageStride, rgb, y * line, line);
    try {
      recorder.record(frame, avutil.AV_PIX_FMT_RGB24);
    } catch (FFmpegFrameRecorder.Exception e) {
      throw new IOException(path + ": picture not encoded: " + e.getMessage(), e);
    }
  }

  /// Finishes the file.
  public void finish() throws IOException {
    try {
      recorder.stop();
    } catch (FFmpegFrameRecorder.Exception e) {
      throw new IOException(path + ": video not finished: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    recorder.release();
  }
}
