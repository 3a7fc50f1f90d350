package dev.sinew.drivers.camera.stream;

import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/// The compressed pictures of the video in a file or stream, by FFmpeg. Confined to one thread, but
/// for [#close].
final class Demuxer implements AutoCloseable {

  private final String shown;
  private final long packetNanos;
  private final Interrupt interrupt = new Interrupt();
  private final ReentrantLock inFfmpeg = new ReentrantLock();
  private final AVPacket packet = avcodec.av_packet_alloc();
  private AVFormatContext format;
  private AVStream video;
  private volatile boolean closed;
  private boolean freed;
  private volatile long limitNanos;

  /// @param shown how complaints call it
  /// @param flags of the format context
  /// @param openNanos longest wait for the opening
  /// @param packetNanos longest wait for a packet
  /// @throws IOException when it cannot be opened, or has no video
  Demuxer(
      String url,
      String shown,
      Map<String, String> options,
      int flags,
      long openNanos,
      long packetNanos)
      throws IOException {
    this.shown = shown;
    this.packetNanos = packetNanos;
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    avformat.avformat_network_init();
    try {
      begin(openNanos);
      open(url, options, flags);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private void open(String url, Map<String, String> options, int flags) throws IOException {
    AVFormatContext opened = avformat.avformat_alloc_context();
    opened.flags(opened.flags() | flags);
    opened.interrupt_callback().callback(interrupt);
    AVDictionary dictionary = new AVDictionary(null);
    options.forEach((key, value) -> avutil.av_dict_set(dictionary, key, value, 0));
    int result = avformat.avformat_open_input(opened, url, null, dictionary);
    avutil.av_dict_free(dictionary);
    if (result < 0) throw FfmpegError.of(shown, result, expired());
    format = opened; // a failed opening has freed it
    int stream =
        avformat.av_find_best_stream(
            format, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
    if (stream < 0) throw new IOException(shown + ": has no video");
    video = format.streams(stream);
  }

  /// Reads the head of a file until its streams are known.
  void probe() throws IOException {
    begin(packetNanos);
    int result = avformat.avformat_find_stream_info(format, (PointerPointer<?>) null);
    if (result < 0) throw FfmpegError.of(shown, result, expired());
  }

  AVCodecParameters parameters() {
    return video.codecpar();
  }

  /// Pictures per second, 0 when nobody says.
  double fps() {
    AVRational rate = video.avg_frame_rate();
    return rate.den() == 0 ? 0 : (double) rate.num() / rate.den();
  }

  /// A time of the stream in nanoseconds.
  long nanos(long ticks) {
    AVRational base = video.time_base();
    return Math.round(ticks * (1e9 * base.num() / base.den()));
  }

  /// The next packet of the video; valid until the next call.
  ///
  /// @throws EOFException at the end
  /// @throws IOException when the stream is lost, silent for too long, or closed
  AVPacket next() throws IOException {
    inFfmpeg.lock();
    try {
      do {
        avcodec.av_packet_unref(packet);
        if (closed) throw new IOException(shown + ": closed");
        begin(packetNanos);
        int result = avformat.av_read_frame(format, packet);
        if (result == avutil.AVERROR_EOF()) throw new EOFException(shown + ": has ended");
        if (result < 0) throw FfmpegError.of(shown, result, expired());
      } while (packet.stream_index() != video.index());
      return packet;
    } finally {
      inFfmpeg.unlock();
    }
  }

  /// Back to the beginning of a file.
  void rewind() throws IOException {
    int result = avformat.av_seek_frame(format, video.index(), 0, avformat.AVSEEK_FLAG_BACKWARD);
    if (result < 0) throw FfmpegError.of(shown, result, false);
  }

  private void begin(long patienceNanos) {
    limitNanos = System.nanoTime() + patienceNanos;
  }

  private boolean expired() {
    return System.nanoTime() - limitNanos > 0;
  }

  /// Any thread: ends what waits and frees everything.
  @Override
  public void close() {
    closed = true;
    inFfmpeg.lock();
    try {
      if (freed) return;
      freed = true;
      if (format != null) avformat.avformat_close_input(format);
      avcodec.av_packet_free(packet);
      interrupt.close();
    } finally {
      inFfmpeg.unlock();
    }
  }

  /// FFmpeg asks it while it waits, on the thread that waits.
  private final class Interrupt extends AVIOInterruptCB.Callback_Pointer {

    Interrupt() {}

    @Override
    public int call(Pointer opaque) {
      return closed || expired() ? 1 : 0;
    }
  }
}
