package dev.sinew.drivers.camera.decode;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/// Decoded pictures to RGB, in their own size. A picture that does not say its colour matrix is
/// taken as BT.601, which is what FFmpeg encodes RGB to unless told otherwise. Confined to one
/// thread.
///
/// The converter writes into native memory that is kept; the one copy of the colours goes from
/// there into the array returned.
public final class RgbScaler implements AutoCloseable {

  private static final int ONE = 1 << 16;

  /// Bytes that a vector instruction may write behind the last pixel.
  private static final int OVERRUN = 64;

  /// How colours are computed.
  public enum Method {
    /// Bicubic in the chroma, rounded to nearest: for data sets.
    EXACT(swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT),
    /// FFmpeg's default, several times quicker; what OpenCV's `VideoCapture` gives.
    LIVE(swscale.SWS_BICUBIC);

    private final int flags;

    Method(int flags) {
      this.flags = flags;
    }
  }

  private final Method method;
  private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
  private final IntPointer strides = new IntPointer(4);
  private BytePointer rgb = new BytePointer(0L);
  private SwsContext context;
  private Source prepared;

  public RgbScaler(Method method) {
    this.method = method;
  }

  /// @return height x width x 3 bytes
  /// @throws IllegalArgumentException for a pixel format that cannot be converted
  public byte[] rgb(AVFrame frame) {
    int width = frame.width();
    int height = frame.height();
    int bytes = Math.multiplyExact(Math.multiplyExact(3, width), height);
    reserve(bytes + OVERRUN);
    prepare(new Source(width, height, frame.format(), frame.colorspace(), isFull(frame)));
    planes.put(0, rgb);
    strides.put(0, 3 * width);
    swscale.sws_scale(context, frame.data(), frame.linesize(), 0, height, planes, strides);
    byte[] out = new byte[bytes];
    rgb.position(0).get(out);
    return out;
  }

  private static boolean isFull(AVFrame frame) {
    return frame.color_range() == avutil.AVCOL_RANGE_JPEG;
  }

  /// Only when something changed: it computes tables.
  private void prepare(Source source) {
    if (source.equals(prepared)) return;
    prepared = null;
    swscale.sws_freeContext(context);
    context =
        swscale.sws_getContext(
            source.width(),
            source.height(),
            source.pixelFormat(),
            source.width(),
            source.height(),
            avutil.AV_PIX_FMT_RGB24,
            method.flags,
            null,
            null,
            (DoublePointer) null);
    if (context == null)
      throw new IllegalArgumentException(
          "pixel format " + source.pixelFormat() + " cannot be converted");
    IntPointer matrix = swscale.sws_getCoefficients(source.colourSpace());
    swscale.sws_setColorspaceDetails(
        context, matrix, source.fullRange() ? 1 : 0, matrix, 1, 0, ONE, ONE);
    prepared = source;
  }

  private void reserve(long bytes) {
    if (rgb.capacity() >= bytes) return;
    rgb.close();
    rgb = new BytePointer(bytes);
  }

  @Override
  public void close() {
    swscale.sws_freeContext(context);
    context = null;
    prepared = null;
    planes.close();
    strides.close();
    rgb.close();
  }

  private record Source(
      int width, int height, int pixelFormat, int colourSpace, boolean fullRange) {}
}
