package dev.sinew.drivers.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.DepthImage;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureRotationTest {

  private static Picture random() {
    byte[] rgb = new byte[3 * 5 * 4];
    new Random(1).nextBytes(rgb);
    short[] depth = new short[20];
    for (int i = 0; i < depth.length; i++) depth[i] = (short) (i - 3);
    return new Picture(1, 2, 5, 4, rgb, new DepthImage.Counts(5, 4, depth, 0.001));
  }

  private static int pixel(Picture picture, int x, int y) {
    int at = 3 * (y * picture.width() + x);
    return (picture.rgb()[at] & 0xff) << 16
        | (picture.rgb()[at + 1] & 0xff) << 8
        | picture.rgb()[at + 2] & 0xff;
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void coloursAndDepthTurnTogether(int degrees) {
    Picture before = random();
    Picture after = new PictureRotation(degrees).apply(before);
    double angle = Math.toRadians(degrees);
    int cos = (int) Math.round(Math.cos(angle));
    int sin = (int) Math.round(Math.sin(angle));
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 5; x++) {
        int dx = 2 * x - 4; // twice the distance from the centre; clockwise as y points down
        int dy = 2 * y - 3;
        int toX = (cos * dx - sin * dy + after.width() - 1) / 2;
        int toY = (sin * dx + cos * dy + after.height() - 1) / 2;
        assertThat(pixel(after, toX, toY)).isEqualTo(pixel(before, x, y));
        assertThat(after.depth().depthM(toY * after.width() + toX))
            .isEqualTo(before.depth().depthM(y * 5 + x));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void thereAndBackIsTheSame(int degrees) {
    Picture before = random();
    Picture back =
        new PictureRotation(360 - degrees).apply(new PictureRotation(degrees).apply(before));
    assertThat(back.rgb()).isEqualTo(before.rgb());
    assertThat(back.width()).isEqualTo(5);
  }
}
