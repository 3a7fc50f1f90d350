package dev.sinew.drivers.camera.stream;

import dev.sinew.drivers.camera.TimeCode;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/// Writes MPEG-4 videos whose n-th picture shows the number n.
final class TestVideo {

  private TestVideo() {}

  static void write(Path file, int width, int height, int fps, int pictures) {
    AVFormatContext format = new AVFormatContext(null);
    check(avformat.avformat_alloc_output_context2(format, null, null, file.toString()));
    AVCodec encoder = avcodec.avcodec_find_encoder(avcodec.AV_CODEC_ID_MPEG4);
    AVCodecContext codec = avcodec.avcodec_alloc_context3(encoder);
    codec.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUV420P).bit_rate(4_000_000);
    codec.time_base(rational(1, fps)).framerate(rational(fps, 1)).gop_size(12).max_b_frames(2);
    codec.flags(codec.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    check(avcodec.avcodec_open2(codec, encoder, (AVDictionary) null));
    AVStream stream = avformat.avformat_new_stream(format, null);
    stream.time_base(codec.time_base());
    stream.avg_frame_rate(codec.framerate());
    check(avcodec.avcodec_parameters_from_context(stream.codecpar(), codec));
    AVIOContext out = new AVIOContext(null);
    check(avformat.avio_open(out, file.toString(), avformat.AVIO_FLAG_WRITE));
    format.pb(out);
    check(avformat.avformat_write_header(format, (AVDictionary) null));
    AVFrame frame = avutil.av_frame_alloc();
    frame.width(width).height(height).format(avutil.AV_PIX_FMT_YUV420P);
    check(avutil.av_frame_get_buffer(frame, 0));
    AVPacket packet = avcodec.av_packet_alloc();
    for (int n = 0; n <= pictures; n++) {
      if (n < pictures) paint(frame, n, width, height);
      check(avcodec.avcodec_send_frame(codec, n < pictures ? frame : null));
      while (avcodec.avcodec_receive_packet(codec, packet) == 0) {
        avcodec.av_packet_rescale_ts(packet, codec.time_base(), stream.time_base());
        check(avformat.av_interleaved_write_frame(format, packet));
      }
    }
    check(avformat.av_write_trailer(format));
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(frame);
    avcodec.avcodec_free_context(codec);
    avformat.avio_close(out);
    avformat.avformat_free_context(format);
  }

  private static void paint(AVFrame frame, int n, int width, int height) {
    check(avutil.av_frame_make_writable(frame));
    byte[] rgb = TimeCode.paint(n, width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++)
        frame.data(0).put((long) y * frame.linesize(0) + x, rgb[3 * (y * width + x)]);
    }
    for (int plane = 1; plane < 3; plane++)
      Pointer.memset(frame.data(plane), 128, (long) frame.linesize(plane) * height / 2);
    frame.pts(n);
  }

  private static AVRational rational(int num, int den) {
    return new AVRational().num(num).den(den);
  }

  private static void check(int result) {
    if (result < 0) throw new AssertionError("FFmpeg error " + result);
  }
}
