package dev.sinew.drivers.ros.picture;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// The rows of a `sensor_msgs/Image`, checked against its bytes.
///
/// @param step bytes from one row to the next
/// @param isBig whether numbers of several bytes begin with the highest
record ImageRows(int width, int height, int step, String encoding, boolean isBig, byte[] data) {

  /// More than any camera has; keeps a few forged bytes from asking for gigabytes.
  static final long MAX_PIXELS = 1L << 26;

  /// @param bytesPerPixel that the encoding has
  /// @throws DamagedPictureException when the rows do not lie in the data
  static ImageRows of(Group message, int bytesPerPixel) throws DamagedPictureException {
    long width = ImageField.whole(message, "width");
    long height = ImageField.whole(message, "height");
    long step = ImageField.whole(message, "step");
    byte[] data = ImageField.bytes(message, "data");
    boolean fits = width > 0 && height > 0 && step >= bytesPerPixel * width;
    if (!fits || data.length / height < step || width * height > MAX_PIXELS)
      throw new DamagedPictureException(
          "a picture of %d x %d, %d bytes a row, in %d bytes"
              .formatted(width, height, step, data.length));
    return new ImageRows(
        (int) width,
        (int) height,
        (int) step,
        encoding(message),
        ImageField.whole(message, "is_bigendian") != 0,
        data);
  }

  static String encoding(Group message) throws DamagedPictureException {
    return ImageField.text(message, "encoding");
  }
}
