package dev.sinew.app.dataset.video;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/// Decoded pictures to RGB. A video that does not say its colour matrix is taken as BT.601,
/// which is what FFmpeg encodes RGB to unless told otherwise.
final class RgbScaler implements AutoCloseable {

  private static final int ONE = 1 << 16;

  private final int width;
  private final int height;
  private final BytePointer rgb;
  private final PointerPointer<BytePointer> planes;
  private final IntPointer strides;
  private SwsContext context = new SwsContext(null);

  RgbScaler(int width, int height) {
    this.width = width;
    this.height = height;
    rgb = new BytePointer(Math.multiplyExact(3L * width, height) + 64);
    planes = new PointerPointer<>(rgb, null, null, null);
    strides = new IntPointer(3 * width, 0, 0, 0);
  }

  /// @return null when the picture has another size
  byte[] rgb(AVFrame frame) {
    if (frame.width() != width || frame.height() != height) return null;
    context =
        swscale.sws_getCachedContext(
            context,
            width,
            height,
            frame.format(),
            width,
            height,
            avutil.AV_PIX_FMT_RGB24,
            swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT,
            null,
            null,
            (DoublePointer) null);
    boolean full = frame.color_range() == avutil.AVCOL_RANGE_JPEG;
    IntPointer matrix = swscale.sws_getCoefficients(frame.colorspace());
    swscale.sws_setColorspaceDetails(context, matrix, full ? 1 : 0, matrix, 1, 0, ONE, ONE);
    swscale.sws_scale(context, frame.data(), frame.linesize(), 0, height, planes, strides);
    byte[] out = new byte[3 * width * height];
    rgb.position(0).get(out);
    return out;
  }

  @Override
  public void close() {
    swscale.sws_freeContext(context);
    planes.close();
    strides.close();
    rgb.close();
  }
}
