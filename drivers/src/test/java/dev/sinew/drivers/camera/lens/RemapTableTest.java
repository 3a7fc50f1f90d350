package dev.sinew.drivers.camera.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class RemapTableTest {

  @Property(seed = "17", tries = 60)
  void everyPixelComesFromWhereThePublishedFormulasSay(
      @ForAll("lenses") Intrinsics lens,
      @ForAll @DoubleRange(min = 0, max = 1) double balance,
      @ForAll @DoubleRange(min = 0.7, max = 1.5) double scale,
      @ForAll @IntRange(max = 639) int column,
      @ForAll @IntRange(max = 479) int row) {
    try (RemapTable table = RemapTable.of(lens, new Framing(balance, scale))) {
      Intrinsics seen = table.camera();
      double[] from =
          Formulas.project(lens, (column - seen.cx()) / seen.fx(), (row - seen.cy()) / seen.fy());
      assertThat(at(table.x(), column, row)).isCloseTo((float) from[0], within(2e-3f));
      assertThat(at(table.y(), column, row)).isCloseTo((float) from[1], within(2e-3f));
    }
  }

  @Property(seed = "18", tries = 20)
  void aTurnedCameraLooksThroughTheSameLens(
      @ForAll("lenses") Intrinsics lens,
      @ForAll @DoubleRange(min = -0.2, max = 0.2) double angle,
      @ForAll @IntRange(max = 639) int column,
      @ForAll @IntRange(max = 479) int row) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double[] camera = {400, 0, 320, 0, 400, 240, 0, 0, 1};
    double[] rotation = {c, 0, s, 0, 1, 0, -s, 0, c};
    try (RemapTable table = RemapTable.of(lens, new Rectification(rotation, camera))) {
      double x = (column - 320) / 400.0;
      double y = (row - 240) / 400.0;
      double z = s * x + c;
      double[] from = Formulas.project(lens, (c * x - s) / z, y / z);
      assertThat(at(table.x(), column, row)).isCloseTo((float) from[0], within(2e-3f));
      assertThat(at(table.y(), column, row)).isCloseTo((float) from[1], within(2e-3f));
    }
  }

  @Test
  void withoutBalanceEveryPixelIsSeenAndWithAllOfItCornersAreNot() {
    for (Intrinsics lens : List.of(Lenses.WEBCAM, Lenses.ACTION_CAMERA)) {
      assertThat(unseen(lens, new Framing(0, 1))).isLessThan(0.005);
      assertThat(unseen(lens, new Framing(1, 1))).isGreaterThan(0.02);
    }
  }

  @Test
  void aWiderFieldShortensTheFocalLengthByThatMuch() {
    for (Intrinsics lens : List.of(Lenses.WEBCAM, Lenses.ACTION_CAMERA)) {
      try (RemapTable plain = RemapTable.of(lens, new Framing(0.5, 1));
          RemapTable wide = RemapTable.of(lens, new Framing(0.5, 1.25))) {
        assertThat(wide.camera().fx())
            .isCloseTo(plain.camera().fx() / 1.25, within(1e-6 * lens.fx()));
      }
    }
  }

  /// Share of the pixels that come from outside the distorted picture by more than half a pixel.
  private static double unseen(Intrinsics lens, Framing framing) {
    int outside = 0;
    try (RemapTable table = RemapTable.of(lens, framing)) {
      for (int row = 0; row < lens.height(); row++) {
        for (int column = 0; column < lens.width(); column++) {
          float x = at(table.x(), column, row);
          float y = at(table.y(), column, row);
          if (x < -0.5 || x > lens.width() - 0.5 || y < -0.5 || y > lens.height() - 0.5) outside++;
        }
      }
    }
    return (double) outside / lens.width() / lens.height();
  }

  @Provide
  Arbitrary<Intrinsics> lenses() {
    return Arbitraries.of(Lenses.WEBCAM, Lenses.RATIONAL, Lenses.ACTION_CAMERA);
  }

  private static float at(Mat map, int column, int row) {
    return new FloatPointer(map.ptr(row)).get(column);
  }
}
