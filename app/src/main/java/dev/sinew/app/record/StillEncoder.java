package dev.sinew.app.record;

import dev.sinew.runtime.Frame;
import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/// Turns frames of one size into JPEG or PNG by FFmpeg, several times as fast as `javax.imageio`.
/// One thread; holds native memory until it is closed.
final class StillEncoder implements AutoCloseable {

  /// On FFmpeg's scale of 2 (best) to 31.
  private static final int JPEG_QUALITY = 3;

  /// Of zlib's: the fastest.
  private static final int PNG_LEVEL = 1;

  /// Bytes that vector instructions may read behind the last pixel.
  private static final int READ_AHEAD = 64;

  private final int width;
  private final int height;
  private final AVCodecContext context;
  private final AVFrame picture;
  private final AVPacket packet;
  private final SwsContext scaler;
  private final BytePointer rgb;
  private final PointerPointer<BytePointer> planes;
  private final IntPointer stride;
  private long count;

  /// @throws IOException when FFmpeg cannot encode such pictures
  StillEncoder(StillCodec codec, int width, int height) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    this.width = width;
    this.height = height;
    boolean jpeg = codec == StillCodec.JPEG;
    int format = jpeg ? avutil.AV_PIX_FMT_YUVJ420P : avutil.AV_PIX_FMT_RGB24;
    AVCodec encoder =
        avcodec.avcodec_find_encoder(jpeg ? avcodec.AV_CODEC_ID_MJPEG : avcodec.AV_CODEC_ID_PNG);
    if (encoder == null) throw new IOException("FFmpeg has no " + codec.word() + " encoder here");
    context = avcodec.avcodec_alloc_context3(encoder);
    context.width(width).height(height).pix_fmt(format).thread_count(1);
    context.time_base().num(1).den(1000);
    if (jpeg) {
      context.flags(context.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
      context.global_quality(JPEG_QUALITY * avutil.FF_QP2LAMBDA);
    } else {
      context.compression_level(PNG_LEVEL);
    }
    if (avcodec.avcodec_open2(context, encoder, (PointerPointer<?>) null) < 0)
      throw new IOException("FFmpeg encodes no " + width + "x" + height + " " + codec.word());
    picture = avutil.av_frame_alloc();
    picture.width(width).height(height).format(format);
    if (jpeg) picture.quality(JPEG_QUALITY * avutil.FF_QP2LAMBDA);
    if (avutil.av_frame_get_buffer(picture, 0) < 0) throw new IOException("no memory for FFmpeg");
    packet = avcodec.av_packet_alloc();
    scaler =
        swscale.sws_getContext(
            width,
            height,
            avutil.AV_PIX_FMT_RGB24,
            width,
            height,
            format,
            swscale.SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    rgb = new BytePointer(3L * width * height + READ_AHEAD);
    planes = new PointerPointer<>(rgb, null, null, null);
    stride = new IntPointer(3 * width, 0, 0, 0);
  }

  /// @throws IOException when the frame has another size
  byte[] encode(Frame frame) throws IOException {
    if (frame.width() != width || frame.height() != height)
      throw new IOException(
          "a frame of %dx%d px from a camera of %dx%d"
              .formatted(frame.width(), frame.height(), width, height));
    rgb.position(0).put(frame.rgb());
    require(avutil.av_frame_make_writable(picture));
    require(
        swscale.sws_scale(scaler, planes, stride, 0, height, picture.data(), picture.linesize()));
    picture.pts(count++);
    require(avcodec.avcodec_send_frame(context, picture));
    require(avcodec.avcodec_receive_packet(context, packet));
    byte[] bytes = new byte[packet.size()];
    packet.data().get(bytes);
    avcodec.av_packet_unref(packet);
    return bytes;
  }

  private static void require(int code) throws IOException {
    if (code < 0) throw new IOException("FFmpeg could not encode a frame, error " + code);
  }

  @Override
  public void close() {
    swscale.sws_freeContext(scaler);
    avutil.av_frame_free(picture);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(context);
    rgb.close();
    planes.close();
    stride.close();
  }
}
