package dev.sinew.drivers.ros.picture;

import dev.sinew.drivers.camera.DamagedPictureException;

/// Two pixels in four bytes, with one pair of colour differences: ITU-R BT.601, black at 16, as
/// cameras send it. In the whole numbers that OpenCV's `cvtColor` computes with (its
/// `color_yuv.simd.hpp`, 20 bits behind the point), so that the pixels are those of `cv_bridge`.
enum Yuv422 {
  /// Colour differences first.
  UYVY(1, 0),
  /// Brightness first.
  YUYV(0, 1);

  private static final int SHIFT = 20;
  private static final int HALF = 1 << (SHIFT - 1);
  private static final int CY = 1220542;
  private static final int CUB = 2116026;
  private static final int CUG = -409993;
  private static final int CVG = -852492;
  private static final int CVR = 1673527;

  private final int brightness;
  private final int difference;

  Yuv422(int brightness, int difference) {
    this.brightness = brightness;
    this.difference = difference;
  }

  /// @throws DamagedPictureException when a row has an odd number of pixels
  Pixels pixels(ImageRows rows) throws DamagedPictureException {
    if (rows.width() % 2 != 0)
      throw new DamagedPictureException(
          "%d pixels a row in %s, where they come in pairs"
              .formatted(rows.width(), rows.encoding()));
    byte[] rgb = new byte[3 * rows.width() * rows.height()];
    int out = 0;
    for (int y = 0; y < rows.height(); y++)
      for (int x = 0; x < rows.width(); x += 2) {
        pair(rows.data(), y * rows.step() + 2 * x, rgb, out);
        out += 6;
      }
    return new Pixels(rows.width(), rows.height(), rgb);
  }

  private void pair(byte[] data, int at, byte[] rgb, int out) {
    int u = (data[at + difference] & 0xFF) - 128;
    int v = (data[at + difference + 2] & 0xFF) - 128;
    int red = HALF + CVR * v;
    int green = HALF + CVG * v + CUG * u;
    int blue = HALF + CUB * u;
    for (int i = 0; i < 2; i++) {
      int y = Math.max(0, (data[at + brightness + 2 * i] & 0xFF) - 16) * CY;
      rgb[out + 3 * i] = clamped(y + red);
      rgb[out + 3 * i + 1] = clamped(y + green);
      rgb[out + 3 * i + 2] = clamped(y + blue);
    }
  }

  private static byte clamped(int value) {
    return (byte) Math.clamp(value >> SHIFT, 0, 255);
  }
}
