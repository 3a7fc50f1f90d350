package dev.sinew.drivers.camera.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.camera.Picture;
import dev.sinew.runtime.DepthImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndistortionTest {

  private static final Framing PLAIN = new Framing(0, 1);

  @Test
  void aSceneSeenThroughTheLensBecomesTheSceneSeenWithoutIt() {
    for (Intrinsics lens : List.of(Lenses.WEBCAM, Lenses.RATIONAL, Lenses.ACTION_CAMERA)) {
      RemapTable table = RemapTable.of(lens, PLAIN);
      Intrinsics seen = table.camera();
      try (Undistortion undistortion = new Undistortion(table)) {
        byte[] made = undistortion.apply(picture(lens, distorted(lens), null)).rgb();
        double worst = 0;
        for (int row = 10; row < lens.height() - 10; row += 7) {
          for (int column = 10; column < lens.width() - 10; column += 7) {
            double x = (column - seen.cx()) / seen.fx();
            double y = (row - seen.cy()) / seen.fy();
            for (int channel = 0; channel < 3; channel++) {
              int is = made[(row * lens.width() + column) * 3 + channel] & 0xff;
              worst = Math.max(worst, Math.abs(is - scene(x, y, channel)));
            }
          }
        }
        // Without any undistortion the worst is above 60 grey levels for each of these lenses.
        assertThat(worst).as(lens.model() + " " + lens.fx()).isLessThan(3);
      }
    }
  }

  @Test
  void theSameSceneLeftAloneIsFarOff() {
    for (Intrinsics lens : List.of(Lenses.WEBCAM, Lenses.RATIONAL, Lenses.ACTION_CAMERA)) {
      byte[] left = distorted(lens);
      double worst = 0;
      for (int row = 10; row < lens.height() - 10; row += 7)
        for (int column = 10; column < lens.width() - 10; column += 7)
          worst =
              Math.max(
                  worst,
                  Math.abs(
                      (left[(row * lens.width() + column) * 3] & 0xff)
                          - scene(
                              (column - lens.cx()) / lens.fx(), (row - lens.cy()) / lens.fy(), 0)));
      assertThat(worst).isGreaterThan(60);
    }
  }

  @Test
  void aDepthIsNeverTheMeanOfTwo() {
    Intrinsics lens = Lenses.WEBCAM;
    short[] counts = new short[640 * 480];
    float[] metres = new float[640 * 480];
    for (int i = 0; i < counts.length; i++) {
      boolean near = (i % 640 / 20 + i / 640 / 20) % 2 == 0;
      counts[i] = (short) (near ? 500 : 60000);
      metres[i] = near ? 0.5f : 60;
    }
    try (Undistortion undistortion = new Undistortion(RemapTable.of(lens, PLAIN))) {
      byte[] rgb = new byte[640 * 480 * 3];
      DepthImage moved =
          undistortion
              .apply(picture(lens, rgb, new DepthImage.Counts(640, 480, counts, 0.001)))
              .depth();
      DepthImage same =
          undistortion.apply(picture(lens, rgb, new DepthImage.Metres(640, 480, metres))).depth();
      int far = 0;
      for (int i = 0; i < counts.length; i++) {
        assertThat(moved.depthM(i)).isIn(0.0, 0.5, 60.0);
        assertThat(same.depthM(i)).isEqualTo(moved.depthM(i));
        if (moved.depthM(i) == 60) far++;
      }
      assertThat(far).isBetween(counts.length / 3, counts.length * 2 / 3);
    }
  }

  @Test
  void stampAndNumberStayAndAPictureOfAnotherSizeIsRefused() {
    try (Undistortion undistortion = new Undistortion(RemapTable.of(Lenses.WEBCAM, PLAIN))) {
      Picture made = undistortion.apply(picture(Lenses.WEBCAM, new byte[640 * 480 * 3], null));
      assertThat(made.stampNanos()).isEqualTo(42);
      assertThat(made.sequence()).isEqualTo(7);
      assertThat(made.depth()).isNull();
      Picture small = new Picture(0, 0, 2, 2, new byte[12], null);
      assertThatThrownBy(() -> undistortion.apply(small)).hasMessageContaining("640x480");
    }
  }

  private static Picture picture(Intrinsics lens, byte[] rgb, DepthImage depth) {
    return new Picture(42, 7, lens.width(), lens.height(), rgb, depth);
  }

  private static byte[] distorted(Intrinsics lens) {
    byte[] rgb = new byte[lens.width() * lens.height() * 3];
    for (int row = 0; row < lens.height(); row++) {
      for (int column = 0; column < lens.width(); column++) {
        double[] direction = Formulas.direction(lens, column, row);
        for (int channel = 0; channel < 3; channel++)
          rgb[(row * lens.width() + column) * 3 + channel] =
              (byte) Math.round(scene(direction[0], direction[1], channel));
      }
    }
    return rgb;
  }

  /// Waves, smooth at the scale of pixels.
  private static double scene(double x, double y, int channel) {
    return 127.5 + 120 * Math.sin(14 * x + channel) * Math.cos(11 * y - channel);
  }
}
