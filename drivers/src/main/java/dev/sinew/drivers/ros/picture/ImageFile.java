package dev.sinew.drivers.ros.picture;

import dev.sinew.drivers.camera.DamagedPictureException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// A JPEG or PNG file inside a message; which of them, its bytes say.
final class ImageFile {

  private ImageFile() {}

  /// @param offset where the file begins
  /// @throws DamagedPictureException in one line
  static BufferedImage decode(byte[] data, int offset) throws DamagedPictureException {
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(
            new ByteArrayInputStream(data, offset, data.length - offset))) {
      return decode(stream);
    } catch (DamagedPictureException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The decoders of the JDK throw whatever they run into.
      throw new DamagedPictureException("a picture that cannot be decoded: " + e.getMessage());
    }
  }

  private static BufferedImage decode(ImageInputStream stream) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    if (!readers.hasNext())
      throw new DamagedPictureException("a picture that is neither JPEG nor PNG");
    ImageReader reader = readers.next();
    try {
      reader.setInput(stream, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > ImageRows.MAX_PIXELS)
        throw new DamagedPictureException("a picture of " + pixels + " pixels");
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }
}
