package dev.sinew.drivers.ros.picture;

import dev.sinew.drivers.camera.DamagedPictureException;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/// A `sensor_msgs/CompressedImage` in JPEG or PNG.
public final class CompressedImage {

  private CompressedImage() {}

  /// @throws DamagedPictureException naming what cannot be
  public static Pixels of(Group message) throws DamagedPictureException {
    BufferedImage image = ImageFile.decode(ImageField.bytes(message, "data"), 0);
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[3 * width * height];
    // Java takes grey for linear light and would brighten it on the way to RGB.
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) grey(image.getRaster(), rgb);
    else colour(image, rgb);
    return new Pixels(width, height, rgb);
  }

  private static void grey(Raster raster, byte[] rgb) {
    int[] samples = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
    for (int i = 0; i < rgb.length; i++) rgb[i] = (byte) samples[i / 3];
  }

  private static void colour(BufferedImage image, byte[] rgb) {
    int[] row = new int[image.getWidth()];
    int out = 0;
    for (int y = 0; y < image.getHeight(); y++)
      for (int pixel : image.getRGB(0, y, row.length, 1, row, 0, row.length)) {
        rgb[out++] = (byte) (pixel >> 16);
        rgb[out++] = (byte) (pixel >> 8);
        rgb[out++] = (byte) pixel;
      }
  }
}
