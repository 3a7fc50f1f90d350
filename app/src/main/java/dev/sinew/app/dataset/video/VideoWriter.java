package dev.sinew.app.dataset.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/// An H.264 MP4 of yuv420p pictures, every second one a key frame, the n-th at exactly n / fps
/// seconds. Confined to one thread. The file is whole only after `finish`.
///
/// Not AV1, though FFmpeg has `libsvtav1`: that one prints to the terminal whatever the log level,
/// and raises the priority of its threads.
public final class VideoWriter implements AutoCloseable {

  /// As FFmpeg names the format.
  public static final String CODEC = "h264";

  /// A key frame every so many pictures, so that a trainer reaches any of them by decoding two.
  public static final int GOP = 2;

  /// Fewest pixels of a side; of the encoder.
  private static final int LEAST = 16;

  private static final String ENCODER = "libopenh264";

  /// A ceiling; the quantiser decides, between easy pictures and hard ones.
  private static final int BITS_A_PIXEL = 1;

  private static final int MOST = 200_000_000;
  private static final String FINEST_QUANTISER = "18";
  private static final String COARSEST_QUANTISER = "24";

  /// Between these quantisers the deblocking filter costs a quarter of the encoder's time and
  /// changes nothing: 42.31 dB without it, 42.30 dB with it, in 640 x 480 pictures of an arm.
  private static final String UNFILTERED = "0";

  private final Path path;
  private final FFmpegFrameRecorder recorder;
  private final Frame frame;

  /// Whether such pictures can be encoded: sides of 16 pixels or more, and even, for yuv420p halves
  /// them.
  public static boolean takes(int width, int height) {
    return width >= LEAST && height >= LEAST && width % 2 == 0 && height % 2 == 0;
  }

  /// @param width of pictures that it `takes`
  /// @throws IOException when the file cannot be written or no encoder is there
  public VideoWriter(Path path, int width, int height, int fps) throws IOException {
    this.path = path;
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    recorder = new FFmpegFrameRecorder(path.toFile(), width, height, 0);
    recorder.setFormat("mp4");
    recorder.setVideoCodecName(ENCODER);
    recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
    recorder.setFrameRate(fps);
    recorder.setGopSize(GOP);
    recorder.setVideoBitrate((int) Math.min((long) BITS_A_PIXEL * width * height * fps, MOST));
    recorder.setVideoOption("qmin", FINEST_QUANTISER);
    recorder.setVideoOption("qmax", COARSEST_QUANTISER);
    recorder.setVideoOption("loopfilter", UNFILTERED);
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
