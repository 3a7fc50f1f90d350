package dev.sinew.drivers.camera.decode;

import org.bytedeco.ffmpeg.global.avutil;

/// How a camera packs a picture.
public enum PacketFormat {
  /// One JPEG a picture, also without Huffman tables, as many USB cameras send it.
  MJPEG(avutil.AV_PIX_FMT_NONE, 0),
  /// 4:2:2, luma first.
  YUYV(avutil.AV_PIX_FMT_YUYV422, 2),
  /// 4:2:2, chroma first.
  UYVY(avutil.AV_PIX_FMT_UYVY422, 2),
  /// 4:2:0, a plane of luma and one of chroma pairs with lines of the same length.
  NV12(avutil.AV_PIX_FMT_NV12, 1),
  RGB24(avutil.AV_PIX_FMT_RGB24, 3),
  BGR24(avutil.AV_PIX_FMT_BGR24, 3),
  /// 0 black, 255 white.
  GREY(avutil.AV_PIX_FMT_GRAY8, 1);

  final int pixelFormat;
  private final int bytesPerPixel;

  PacketFormat(int pixelFormat, int bytesPerPixel) {
    this.pixelFormat = pixelFormat;
    this.bytesPerPixel = bytesPerPixel;
  }

  /// Of a line without padding, of the first plane; 0 where pictures are compressed.
  public int bytesPerLine(int width) {
    int even = this == YUYV || this == UYVY || this == NV12 ? width + (width & 1) : width;
    return Math.multiplyExact(even, bytesPerPixel);
  }

  /// Fewest bytes of a picture; the last line need not be padded.
  long leastBytes(int width, int height, int bytesPerLine) {
    long lines = this == NV12 ? height + (height + 1) / 2 : height;
    return (lines - 1) * bytesPerLine + bytesPerLine(width);
  }

  /// Whether black is 0 rather than 16.
  boolean fullRange() {
    return this == RGB24 || this == BGR24 || this == GREY;
  }
}
