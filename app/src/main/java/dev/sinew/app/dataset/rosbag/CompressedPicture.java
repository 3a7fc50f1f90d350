package dev.sinew.app.dataset.rosbag;

import dev.sinew.app.dataset.DatasetException;
import dev.sinew.app.dataset.Value;
import dev.sinew.runtime.rosmsg.MessageValue.Bytes;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// A `sensor_msgs/CompressedImage` in JPEG or PNG; which of them, its bytes say.
final class CompressedPicture {

  /// More than any camera has; keeps a few forged bytes from asking for gigabytes.
  private static final long MAX_PIXELS = 1L << 26;

  private CompressedPicture() {}

  static Value.Image of(Group message) throws DatasetException {
    if (!(new FieldPath("data").in(message).value() instanceof Bytes(byte[] data)))
      throw new DatasetException("'data' is no array of bytes");
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(data))) {
      return pixels(decode(stream));
    } catch (DatasetException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The decoders of the JDK throw whatever they run into.
      throw new DatasetException("a picture that cannot be decoded: " + e.getMessage(), e);
    }
  }

  private static BufferedImage decode(ImageInputStream stream) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    if (!readers.hasNext()) throw new DatasetException("a picture that is neither JPEG nor PNG");
    ImageReader reader = readers.next();
    try {
      reader.setInput(stream, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MAX_PIXELS) throw new DatasetException("a picture of " + pixels + " pixels");
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  private static Value.Image pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] rgb = new byte[3 * width * height];
    // Java takes grey for linear light and would brighten it on the way to RGB.
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) grey(image.getRaster(), rgb);
    else colour(image, rgb);
    return new Value.Image(width, height, rgb);
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
