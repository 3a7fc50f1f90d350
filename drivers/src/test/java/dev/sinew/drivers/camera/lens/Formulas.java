package dev.sinew.drivers.camera.lens;

/// The published formulas, written out again: OpenCV 4 documentation, "Camera Calibration and 3D
/// Reconstruction" and "Fisheye camera model" (Kannala and Brandt 2006).
final class Formulas {

  private Formulas() {}

  /// Where the lens images a direction.
  ///
  /// @param x of the direction where z is 1
  /// @return column and row, px
  static double[] project(Intrinsics lens, double x, double y) {
    double[] distorted =
        lens.model() == LensModel.FISHEYE
            ? fisheye(lens.coefficients(), x, y)
            : radtan(lens.coefficients(), x, y);
    return new double[] {
      lens.fx() * distorted[0] + lens.cx(), lens.fy() * distorted[1] + lens.cy()
    };
  }

  /// The direction that the lens images at a pixel, by Newton's method with differences.
  static double[] direction(Intrinsics lens, double column, double row) {
    double x = (column - lens.cx()) / lens.fx();
    double y = (row - lens.cy()) / lens.fy();
    for (int i = 0; i < 50; i++) {
      double[] at = project(lens, x, y);
      if (Math.hypot(column - at[0], row - at[1]) < 1e-6) break;
      double step = 1e-6;
      double[] right = project(lens, x + step, y);
      double[] down = project(lens, x, y + step);
      double a = (right[0] - at[0]) / step;
      double b = (down[0] - at[0]) / step;
      double c = (right[1] - at[1]) / step;
      double d = (down[1] - at[1]) / step;
      double determinant = a * d - b * c;
      x += (d * (column - at[0]) - b * (row - at[1])) / determinant;
      y += (a * (row - at[1]) - c * (column - at[0])) / determinant;
    }
    return new double[] {x, y};
  }

  private static double[] radtan(double[] k, double x, double y) {
    double r2 = x * x + y * y;
    double k3 = k.length > 4 ? k[4] : 0;
    double radial = 1 + k[0] * r2 + k[1] * r2 * r2 + k3 * r2 * r2 * r2;
    if (k.length == 8) radial /= 1 + k[5] * r2 + k[6] * r2 * r2 + k[7] * r2 * r2 * r2;
    return new double[] {
      x * radial + 2 * k[2] * x * y + k[3] * (r2 + 2 * x * x),
      y * radial + k[2] * (r2 + 2 * y * y) + 2 * k[3] * x * y
    };
  }

  private static double[] fisheye(double[] k, double x, double y) {
    double r = Math.hypot(x, y);
    if (r < 1e-12) return new double[] {x, y};
    double angle = Math.atan(r);
    double a2 = angle * angle;
    double bent = angle * (1 + a2 * (k[0] + a2 * (k[1] + a2 * (k[2] + a2 * k[3]))));
    return new double[] {x * bent / r, y * bent / r};
  }
}
