package dev.sinew.drivers.camera.stream;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.drivers.camera.Picture;
import dev.sinew.drivers.camera.decode.DecodeLimits;
import dev.sinew.drivers.camera.decode.RgbScaler;
import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/// Packets of a video to pictures; one thread, no picture held back that need not be. The colours
/// are copied once, the compressed bytes never.
final class VideoDecoder implements AutoCloseable {

  private final String shown;
  private final AVCodecContext codec;
  private final AVFrame frame = avutil.av_frame_alloc();
  private final RgbScaler scaler = new RgbScaler(RgbScaler.Method.LIVE);

  /// @param lowDelay whether pictures come in the order in which they are shown: a live stream's
  /// @throws IOException when FFmpeg has no decoder
  VideoDecoder(AVCodecParameters parameters, boolean lowDelay, String shown) throws IOException {
    this.shown = shown;
    AVCodec decoder = avcodec.avcodec_find_decoder(parameters.codec_id());
    if (decoder == null) throw new IOException(shown + ": no decoder for its video");
    codec = avcodec.avcodec_alloc_context3(decoder);
    avcodec.avcodec_parameters_to_context(codec, parameters);
    codec.thread_count(1);
    codec.max_pixels(DecodeLimits.MOST_PIXELS);
    if (lowDelay) codec.flags(codec.flags() | avcodec.AV_CODEC_FLAG_LOW_DELAY);
    int result = avcodec.avcodec_open2(codec, decoder, (AVDictionary) null);
    if (result < 0) {
      close();
      throw FfmpegError.of(shown, result, false);
    }
  }

  /// @param packet null at the end of the video
  /// @throws DamagedPictureException when it cannot be decoded
  void send(AVPacket packet) throws DamagedPictureException {
    int result = avcodec.avcodec_send_packet(codec, packet);
    if (result < 0 && result != avutil.AVERROR_EOF())
      throw new DamagedPictureException(shown + ": a picture that cannot be decoded");
  }

  /// Takes the next picture out of the decoder, if there is one: [#pts], [#picture].
  boolean receive() throws DamagedPictureException {
    int result = avcodec.avcodec_receive_frame(codec, frame);
    if (result == avutil.AVERROR_EAGAIN() || result == avutil.AVERROR_EOF()) return false;
    boolean corrupt = (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
    if (result < 0 || corrupt || frame.decode_error_flags() != 0)
      throw new DamagedPictureException(shown + ": a picture with errors");
    return true;
  }

  /// Time of the picture taken last, in the stream's units.
  long pts() {
    return frame.best_effort_timestamp();
  }

  Picture picture(long stampNanos, long sequence) {
    return new Picture(
        stampNanos, sequence, frame.width(), frame.height(), scaler.rgb(frame), null);
  }

  /// After the stream jumped.
  void flush() {
    avcodec.avcodec_flush_buffers(codec);
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    avcodec.avcodec_free_context(codec);
    scaler.close();
  }
}
