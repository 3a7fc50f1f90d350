package dev.sinew.app.dataset.video;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.drivers.camera.decode.RgbScaler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/// The pictures of a video by their times. Fastest when asked for times that rise. Confined to one
/// thread.
public final class VideoReader implements AutoCloseable {

  /// How far a picture may be from the time asked for, seconds; LeRobot's.
  public static final double TOLERANCE = 1e-4;

  private final Path path;
  private final AVFormatContext format = new AVFormatContext(null);
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame frame = avutil.av_frame_alloc();
  private final RgbScaler scaler = new RgbScaler(RgbScaler.Method.EXACT);
  private final int width;
  private final int height;
  private AVCodecContext codec;
  private int stream;
  private double secondsPerTick;
  private double at = Double.NaN;
  private boolean drained;

  /// @param width the pictures must have, as height
  /// @throws DatasetException when it is no such video
  public VideoReader(Path path, int width, int height) throws IOException {
    this.path = path;
    this.width = width;
    this.height = height;
    if (!Files.isRegularFile(path)) throw new DatasetException(path + ": no such file");
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    try {
      open();
    } catch (DatasetException e) {
      close();
      throw e;
    }
  }

  private void open() throws DatasetException {
    check(
        avformat.avformat_open_input(format, path.toString(), null, (AVDictionary) null),
        "not a video");
    check(avformat.avformat_find_stream_info(format, (PointerPointer<?>) null), "not a video");
    AVCodec decoder = new AVCodec(null);
    stream = avformat.av_find_best_stream(format, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, decoder, 0);
    check(stream, "no video that FFmpeg can decode");
    AVStream video = format.streams(stream);
    if (video.codecpar().width() != width || video.codecpar().height() != height)
      throw new DatasetException(
          "%s: %d x %d pixels, must be %d x %d"
              .formatted(path, video.codecpar().width(), video.codecpar().height(), width, height));
    codec = avcodec.avcodec_alloc_context3(decoder);
    check(avcodec.avcodec_parameters_to_context(codec, video.codecpar()), "no decoder");
    check(avcodec.avcodec_open2(codec, decoder, (AVDictionary) null), "no decoder");
    secondsPerTick = (double) video.time_base().num() / video.time_base().den();
  }

  /// @param seconds from the start of the file
  /// @return height x width x 3 bytes, RGB
  /// @throws DatasetException when no picture is within `TOLERANCE` of that time
  public byte[] at(double seconds) throws DatasetException {
    if (!(Math.abs(at - seconds) <= TOLERANCE)) {
      if (!(at < seconds)) seek(seconds);
      do {
        if (!decode()) throw missing(seconds);
      } while (at < seconds - TOLERANCE);
      if (at > seconds + TOLERANCE) throw missing(seconds);
    }
    return rgb();
  }

  private byte[] rgb() throws DatasetException {
    if (frame.width() != width || frame.height() != height)
      throw damaged("a picture of another size");
    return scaler.rgb(frame);
  }

  private void seek(double seconds) throws DatasetException {
    long target = (long) Math.floor((seconds + TOLERANCE) / secondsPerTick);
    check(
        avformat.av_seek_frame(format, stream, target, avformat.AVSEEK_FLAG_BACKWARD),
        "%s s is not in it".formatted(text(seconds)));
    avcodec.avcodec_flush_buffers(codec);
    drained = false;
    at = Double.NEGATIVE_INFINITY;
  }

  /// @return false after the last picture
  private boolean decode() throws DatasetException {
    while (true) {
      int got = avcodec.avcodec_receive_frame(codec, frame);
      if (got == 0) {
        at = frame.best_effort_timestamp() * secondsPerTick;
        return true;
      }
      if (got == avutil.AVERROR_EOF()) return false;
      if (got != avutil.AVERROR_EAGAIN()) throw damaged("FFmpeg error " + got);
      feed();
    }
  }

  private void feed() throws DatasetException {
    if (drained) return;
    int read = avformat.av_read_frame(format, packet);
    drained = read < 0;
    if (drained) {
      check(avcodec.avcodec_send_packet(codec, null), "damaged");
      return;
    }
    int sent = packet.stream_index() == stream ? avcodec.avcodec_send_packet(codec, packet) : 0;
    avcodec.av_packet_unref(packet);
    check(sent, "damaged");
  }

  private void check(int result, String problem) throws DatasetException {
    if (result < 0) throw new DatasetException(path + ": " + problem + " (FFmpeg " + result + ")");
  }

  private DatasetException damaged(String how) {
    return new DatasetException(path + ": damaged: " + how);
  }

  private DatasetException missing(double seconds) {
    return new DatasetException(path + ": no picture at " + text(seconds) + " s");
  }

  private static String text(double seconds) {
    return String.format(Locale.ROOT, "%.4f", seconds);
  }

  @Override
  public void close() {
    scaler.close();
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
    if (codec != null) avcodec.avcodec_free_context(codec);
    if (!format.isNull()) avformat.avformat_close_input(format);
  }
}
