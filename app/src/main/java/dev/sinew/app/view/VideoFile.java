package dev.sinew.app.view;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/// An H.264 MP4, encoded by FFmpeg through JavaCV. Confined to one thread.
public final class VideoFile implements AutoCloseable {

  private final WholeFile file;
  private final FFmpegFrameRecorder recorder;
  private final Frame frame;

  /// @throws IOException when the file cannot be written or no encoder is there
  public VideoFile(Path path, int width, int height, double fps) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    file = new WholeFile(path);
    recorder = new FFmpegFrameRecorder(file.part().toFile(), width, height, 0);
    recorder.setFormat("mp4");
    recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
    recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
    recorder.setFrameRate(fps);
    recorder.setVideoBitrate(width * height * 4);
    frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3);
    try {
      recorder.start();
    } catch (FFmpegFrameRecorder.Exception e) {
      file.close();
      throw new IOException(path + ": no H.264 video: " + e.getMessage(), e);
    }
  }

  /// The encoder that videos would be made with, for `sinew doctor`.
  public static String encoder() throws IOException {
    var codec = avcodec.avcodec_find_encoder(avcodec.AV_CODEC_ID_H264);
    if (codec == null) throw new IOException("FFmpeg has no H.264 encoder here");
    return "H.264 by "
        + codec.name().getString()
        + ", FFmpeg "
        + avutil.av_version_info().getString();
  }

  /// Adds the next picture; pictures follow each other at the video's rate.
  public void add(BufferedImage image) throws IOException {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    ByteBuffer out = (ByteBuffer) frame.image[0];
    for (int y = 0, i = 0; y < frame.imageHeight; y++) {
      out.position(y * frame.imageStride);
      for (int x = 0; x < frame.imageWidth; x++, i++) {
        out.put((byte) pixels[i]).put((byte) (pixels[i] >> 8)).put((byte) (pixels[i] >> 16));
      }
    }
    out.rewind();
    recorder.record(frame, avutil.AV_PIX_FMT_BGR24);
  }

  /// Finishes the file and puts it in its place.
  public void commit() throws IOException {
    recorder.stop();
    file.commit();
  }

  @Override
  public void close() throws IOException {
    recorder.release();
    file.close();
  }
}
