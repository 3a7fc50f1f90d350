package dev.sinew.runtime.kinematics;

/// Distance between two segments. C. Ericson, Real-Time Collision Detection (2005), section 5.1.9.
final class Segments {

  /// Squared length, m^2, below which a segment counts as its first end: 1 nm.
  private static final double POINT = 1e-18;

  private Segments() {}

  /// A segment is six numbers: first end, last end. NaN when one of them is.
  ///
  /// @param i where the first segment starts in `ends`
  /// @param j where the second starts
  static double distance(double[] ends, int i, int j) {
    double ux = ends[i + 3] - ends[i];
    double uy = ends[i + 4] - ends[i + 1];
    double uz = ends[i + 5] - ends[i + 2];
    double vx = ends[j + 3] - ends[j];
    double vy = ends[j + 4] - ends[j + 1];
    double vz = ends[j + 5] - ends[j + 2];
    double rx = ends[i] - ends[j];
    double ry = ends[i + 1] - ends[j + 1];
    double rz = ends[i + 2] - ends[j + 2];
    double a = ux * ux + uy * uy + uz * uz;
    double b = ux * vx + uy * vy + uz * vz;
    double c = ux * rx + uy * ry + uz * rz;
    double e = vx * vx + vy * vy + vz * vz;
    double f = vx * rx + vy * ry + vz * rz;
    double s = 0;
    double t = 0;
    if (a <= POINT) {
      if (e > POINT) t = unit(f / e);
    } else if (e <= POINT) {
      s = unit(-c / a);
    } else {
      double parallel = a * e - b * b;
      if (parallel != 0) s = unit((b * f - c * e) / parallel);
      t = (b * s + f) / e;
      if (t < 0) {
        t = 0;
        s = unit(-c / a);
      } else if (t > 1) {
        t = 1;
        s = unit((b - c) / a);
      }
    }
    double x = rx + s * ux - t * vx;
    double y = ry + s * uy - t * vy;
    double z = rz + s * uz - t * vz;
    return Math.sqrt(x * x + y * y + z * z);
  }

  private static double unit(double value) {
    return Math.min(Math.max(value, 0), 1);
  }
}
