package dev.sinew.app.dataset.lerobot;

import dev.sinew.app.dataset.Value;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures inside Parquet files: written as PNG, read as PNG or JPEG.
final class PngPicture {

  private static final int CHANNELS = 3;

  private PngPicture() {}

  static byte[] encode(Value.Image image) throws IOException {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] bgr = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    byte[] rgb = image.rgb();
    for (int i = 0; i < rgb.length; i += CHANNELS) {
      bgr[i] = rgb[i + 2];
      bgr[i + 1] = rgb[i + 1];
      bgr[i + 2] = rgb[i];
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(picture, "png", out);
    }
    return bytes.toByteArray();
  }

  /// @throws IOException when it is no picture of that size
  static Value.Image decode(byte[] bytes, int height, int width) throws IOException {
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) throw new IOException("neither PNG nor JPEG");
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        if (reader.getWidth(0) != width || reader.getHeight(0) != height)
          throw new IOException(
              "%d x %d pixels, must be %d x %d"
                  .formatted(reader.getWidth(0), reader.getHeight(0), width, height));
        return new Value.Image(width, height, rgb(reader.read(0)));
      } finally {
        reader.dispose();
      }
    } catch (RuntimeException e) {
      throw new IOException("a damaged picture", e);
    }
  }

  private static byte[] rgb(BufferedImage picture) {
    Raster raster = picture.getRaster();
    boolean plain =
        raster.getSampleModel().getSampleSize(0) == Byte.SIZE
            && !(picture.getColorModel() instanceof IndexColorModel)
            && raster.getNumBands() != 2;
    return plain ? samples(raster) : converted(picture);
  }

  private static byte[] samples(Raster raster) {
    int bands = raster.getNumBands();
    int[] samples = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    byte[] rgb = new byte[samples.length / bands * CHANNELS];
    for (int i = 0, pixel = 0; i < rgb.length; i += CHANNELS, pixel += bands)
      for (int c = 0; c < CHANNELS; c++) rgb[i + c] = (byte) samples[pixel + (bands == 1 ? 0 : c)];
    return rgb;
  }

  /// Palettes, 16 bits: through Java's colours.
  private static byte[] converted(BufferedImage picture) {
    int width = picture.getWidth();
    int[] argb = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    byte[] rgb = new byte[argb.length * CHANNELS];
    for (int i = 0; i < argb.length; i++) {
      rgb[i * CHANNELS] = (byte) (argb[i] >> 16);
      rgb[i * CHANNELS + 1] = (byte) (argb[i] >> 8);
      rgb[i * CHANNELS + 2] = (byte) argb[i];
    }
    return rgb;
  }
}
