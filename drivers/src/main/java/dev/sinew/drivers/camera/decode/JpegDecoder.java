package dev.sinew.drivers.camera.decode;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.drivers.camera.Picture;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/// One JPEG a packet. A JPEG that ends early is damaged, though most of it might be shown.
final class JpegDecoder implements PictureDecoder {

  private static final int LEAST_BYTES = 4;

  private final AVCodecContext codec;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame frame = avutil.av_frame_alloc();
  private final RgbScaler scaler = new RgbScaler(RgbScaler.Method.LIVE);

  JpegDecoder() {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    AVCodec jpeg = avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_MJPEG);
    codec = avcodec.avcodec_alloc_context3(jpeg);
    codec.thread_count(1);
    codec.max_pixels(DecodeLimits.MOST_PIXELS);
    codec.err_recognition(avcodec.AV_EF_EXPLODE | avcodec.AV_EF_BUFFER | avcodec.AV_EF_BITSTREAM);
    int opened = avcodec.avcodec_open2(codec, jpeg, (AVDictionary) null);
    if (opened < 0) throw new IllegalStateException("no JPEG decoder: FFmpeg error " + opened);
  }

  @Override
  public Picture decode(MemorySegment bytes, long stampNanos, long sequence)
      throws DamagedPictureException {
    mustBegin(bytes);
    fill(bytes);
    int sent = avcodec.avcodec_send_packet(codec, packet);
    avcodec.av_packet_unref(packet);
    int got = sent < 0 ? sent : avcodec.avcodec_receive_frame(codec, frame);
    if (got < 0 || frame.decode_error_flags() != 0) {
      avcodec.avcodec_flush_buffers(codec);
      throw damaged(bytes);
    }
    return new Picture(
        stampNanos, sequence, frame.width(), frame.height(), scaler.rgb(frame), null);
  }

  private void fill(MemorySegment bytes) throws DamagedPictureException {
    int size = (int) bytes.byteSize();
    if (avcodec.av_new_packet(packet, size) < 0) throw damaged(bytes);
    MemorySegment.ofBuffer(packet.data().capacity(size).asByteBuffer()).copyFrom(bytes);
  }

  /// What the decoder does not insist on: the JPEG begins where the packet does.
  private static void mustBegin(MemorySegment bytes) throws DamagedPictureException {
    long size = bytes.byteSize();
    boolean fits = size >= LEAST_BYTES && size <= DecodeLimits.MOST_PACKET_BYTES;
    if (!fits || at(bytes, 0) != 0xff || at(bytes, 1) != 0xd8) throw damaged(bytes);
  }

  private static int at(MemorySegment bytes, long offset) {
    return bytes.get(ValueLayout.JAVA_BYTE, offset) & 0xff;
  }

  private static DamagedPictureException damaged(MemorySegment bytes) {
    return new DamagedPictureException(bytes.byteSize() + " bytes are no whole JPEG");
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(frame);
    avcodec.avcodec_free_context(codec);
    scaler.close();
  }
}
