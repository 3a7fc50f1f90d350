package dev.sinew.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.dataset.Value;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class StillDecoderTest {

  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  @Test
  void aPngIsExact() throws IOException {
    for (int type : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_ARGB}) {
      BufferedImage image = slope(type);
      try (StillDecoder decoder = new StillDecoder()) {
        Value.Image found = decoder.decode(file(image, "png"));
        assertThat(found.width()).isEqualTo(WIDTH);
        assertThat(found.height()).isEqualTo(HEIGHT);
        assertThat(found.rgb()).isEqualTo(rgb(image));
      }
    }
  }

  @Test
  void aJpegHasTheColoursThatJavaSees() throws IOException {
    try (StillDecoder decoder = new StillDecoder()) {
      for (int again = 0; again < 2; again++) {
        byte[] jpeg = file(slope(BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        byte[] expected = rgb(ImageIO.read(new ByteArrayInputStream(jpeg)));
        byte[] found = decoder.decode(jpeg).rgb();
        assertThat(found).hasSameSizeAs(expected);
        double sum = 0;
        for (int i = 0; i < found.length; i++)
          sum += Math.abs((found[i] & 255) - (expected[i] & 255));
        assertThat(sum / found.length).isLessThan(2);
      }
    }
  }

  @Test
  void whatIsDamagedIsRefusedAndTheNextPictureIsDecoded() throws IOException {
    byte[] jpeg = file(slope(BufferedImage.TYPE_3BYTE_BGR), "jpeg");
    byte[] png = file(slope(BufferedImage.TYPE_3BYTE_BGR), "png");
    try (StillDecoder decoder = new StillDecoder()) {
      for (byte[] half : new byte[][] {half(jpeg), half(png), new byte[0], {1, 2, 3}})
        assertThatThrownBy(() -> decoder.decode(half)).isInstanceOf(IOException.class);
      assertThat(decoder.decode(jpeg).rgb()).hasSize(3 * WIDTH * HEIGHT);
    }
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static BufferedImage slope(int type) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    for (int y = 0; y < HEIGHT; y++)
      for (int x = 0; x < WIDTH; x++)
        image.setRGB(x, y, 0xff000000 | (4 * x) << 16 | (5 * y) << 8 | (255 - 2 * x - 2 * y));
    return image;
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static byte[] rgb(BufferedImage image) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int colour = image.getRGB(i % WIDTH, i / WIDTH);
      rgb[3 * i] = (byte) (colour >> 16);
      rgb[3 * i + 1] = (byte) (colour >> 8);
      rgb[3 * i + 2] = (byte) colour;
    }
    return rgb;
  }
}
