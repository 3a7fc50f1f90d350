package dev.sinew.app.dataset.picture;

import dev.sinew.app.dataset.Value;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// JPEG and PNG by `javax.imageio`, in the colours the file means.
public final class Picture {

  /// Pixels of one picture: more than any camera of an arm, less than hurts.
  private static final long MAX_PIXELS = 1 << 26;

  private Picture() {}

  /// @param bytes the file from its beginning; what follows its end does not matter
  /// @throws IOException in one line, without the place, when it is not a whole picture
  public static Value.Image decode(byte[] bytes, int from, int length) throws IOException {
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes, from, length))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) throw new IOException("not a picture that is understood");
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MAX_PIXELS) throw new IOException("a picture of " + pixels + " pixels");
        return rgb(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "a damaged picture: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
    }
  }

  private static Value.Image rgb(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR)
      return new Value.Image(
          width, height, (byte[]) image.getRaster().getDataElements(0, 0, width, height, null));
    int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
    byte[] rgb = new byte[3 * argb.length];
    for (int i = 0, at = 0; i < argb.length; i++) {
      rgb[at++] = (byte) (argb[i] >> 16);
      rgb[at++] = (byte) (argb[i] >> 8);
      rgb[at++] = (byte) argb[i];
    }
    return new Value.Image(width, height, rgb);
  }
}
