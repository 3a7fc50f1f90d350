package dev.sinew.drivers.camera.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// A picture with smooth colours, so that what chroma subsampling loses is little.
public final class Scene {

  private Scene() {}

  public static byte[] rgb(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = 3 * (y * width + x);
        rgb[at] = (byte) (40 + 150 * x / width);
        rgb[at + 1] = (byte) (60 + 120 * y / height);
        rgb[at + 2] = (byte) (200 - 150 * x / width);
      }
    }
    return rgb;
  }

  /// By the JDK's own encoder.
  public static byte[] jpeg(byte[] rgb, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++)
      image.setRGB(
          i % width,
          i / width,
          (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }

  /// Largest difference of a colour value.
  public static int difference(byte[] a, byte[] b) {
    if (a.length != b.length) return Integer.MAX_VALUE;
    int most = 0;
    for (int i = 0; i < a.length; i++)
      most = Math.max(most, Math.abs((a[i] & 0xff) - (b[i] & 0xff)));
    return most;
  }
}
