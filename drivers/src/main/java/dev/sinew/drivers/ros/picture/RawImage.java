package dev.sinew.drivers.ros.picture;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// A `sensor_msgs/Image` in colour or grey, 8 bits a channel: rows of `step` bytes from the top.
public final class RawImage {

  private static final int[] RGB = {0, 1, 2};
  private static final int[] BGR = {2, 1, 0};
  private static final int[] GREY = {0, 0, 0};

  private RawImage() {}

  /// @throws DamagedPictureException naming what cannot be
  public static Pixels of(Group message) throws DamagedPictureException {
    String encoding = ImageRows.encoding(message);
    return switch (encoding) {
      case "rgb8" -> packed(message, RGB, 3);
      case "bgr8" -> packed(message, BGR, 3);
      case "rgba8" -> packed(message, RGB, 4);
      case "bgra8" -> packed(message, BGR, 4);
      case "mono8" -> packed(message, GREY, 1);
      case "yuv422", "uyvy" -> Yuv422.UYVY.pixels(ImageRows.of(message, 2));
      case "yuv422_yuy2", "yuyv" -> Yuv422.YUYV.pixels(ImageRows.of(message, 2));
      default ->
          throw new DamagedPictureException(
              "encoding '"
                  + encoding
                  + "'; images are read in rgb8, bgr8, rgba8, bgra8, mono8, yuv422 and"
                  + " yuv422_yuy2");
    };
  }

  /// @param order where red, green and blue of a pixel lie
  private static Pixels packed(Group message, int[] order, int channels)
      throws DamagedPictureException {
    ImageRows rows = ImageRows.of(message, channels);
    byte[] rgb = new byte[3 * rows.width() * rows.height()];
    byte[] data = rows.data();
    int out = 0;
    for (int y = 0; y < rows.height(); y++)
      for (int x = 0; x < rows.width(); x++) {
        int pixel = y * rows.step() + channels * x;
        for (int channel : order) rgb[out++] = data[pixel + channel];
      }
    return new Pixels(rows.width(), rows.height(), rgb);
  }
}
